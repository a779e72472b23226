"""The command line: one file a command. Only here are errors turned into lines and exit codes."""

from __future__ import annotations

import atexit
import gc
import io
import signal
import sys
import threading
import warnings
from typing import Any

import typer

from glossator.cli import eval as eval_command
from glossator.cli import layers, plugins, run, schema, show, validate
from glossator.cli.shared import FAILED, INTERRUPTED, UNREADABLE, USAGE
from glossator.errors import AnnotatorError, FormatError, GlossatorError, InputError
from glossator.plugins.discovery import default_registry
from glossator.terminal import printable


def make_app() -> typer.Typer:
    """The application with our commands and those of the plugins."""
    app = typer.Typer(
        name="glossator",
        help="Annotate text in layers, check the annotations, and look at them.",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.command("run", epilog=run.EXAMPLE)(run.run)
    app.command("validate", epilog=validate.EXAMPLE)(validate.validate)
    app.command("show", epilog=show.EXAMPLE)(show.show)
    app.command("plugins", epilog=plugins.EXAMPLE)(plugins.plugins)
    app.command("layers", epilog=layers.EXAMPLE)(layers.layers)
    app.command("schema", epilog=schema.EXAMPLE)(schema.schema)
    app.command("eval", epilog=eval_command.EXAMPLE)(eval_command.eval_)
    app.callback(invoke_without_command=True)(_main)
    default_registry().call("glossator_commands", app=app)
    return app


def _main(
    context: typer.Context,
    version: bool = typer.Option(False, "--version", help="Print the version and exit."),
) -> None:
    if version:
        from importlib.metadata import version as version_of

        typer.echo(f"glossator {version_of('glossator')}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def main(arguments: list[str] | None = None) -> Any:
    """Run the command line; the console script's entry point."""
    warnings.showwarning = _show_warning
    # What is left at the end goes with the process: nothing of it needs to be looked through.
    atexit.register(gc.freeze)
    if threading.current_thread() is threading.main_thread():
        # A polite kill unwinds as Ctrl-C does: what was finished is kept, nothing half-made stays.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal that has no box-drawing characters shows question marks, not a traceback.
        sys.stdout.reconfigure(errors="replace")
    try:
        return make_app()(args=arguments)
    except (FormatError, InputError) as error:
        fail(error, UNREADABLE)
    except AnnotatorError as error:
        fail(error, FAILED)
    except GlossatorError as error:
        fail(error, USAGE)
    except KeyboardInterrupt:
        fail("interrupted", INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output has gone (``| head``): nothing more to say.
        sys.stderr.close()
        raise SystemExit(0) from None


def fail(error: object, code: int) -> None:
    """Say what went wrong on one line and leave."""
    typer.echo(f"Error: {printable(str(error))}", err=True)
    raise SystemExit(code)


def _show_warning(message: Warning | str, *_: Any, **__: Any) -> None:
    typer.echo(f"Warning: {printable(str(message))}", err=True)
