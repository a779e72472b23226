"""All commands in one Typer application, for ``typer website/commands.py utils docs``."""

from glossator.cli import make_app

app = make_app(None)
