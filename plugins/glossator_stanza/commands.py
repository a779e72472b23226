"""``glossator models``: what models there are, where, and getting more."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from glossator import ModelError, command, command_group
from glossator_stanza import bundle as bundles
from glossator_stanza.bundle import LANGUAGE, PROCESSORS, VARIABLE
from glossator_stanza.requirements import require

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossator_stanza.bundle import Bundle


@command("list", example="glossator models list")
def list_() -> None:
    """List the models that are there; a star marks those used where nothing else is chosen."""
    found = list(bundles.candidates())
    for number, bundle in enumerate(found):
        star = "*" if number == 0 else " "
        names = ", ".join(f"{kind} {name}" for kind, name in bundle.processors.items())
        size = sum(path.stat().st_size for path in _paths(bundle))
        typer.echo(f"{star} {bundle.package} ({bundle.origin}, {size / 1e6:.1f} MB): {names}")
    if not found:
        typer.echo("No models. Type: pip install glossator-model-en")


@command(example="glossator models where")
def where() -> None:
    """Print the folders where models are looked for, in order, and what is there."""
    there = {(bundle.origin, bundle.folder) for bundle in bundles.candidates()}
    for origin, place in (
        (VARIABLE, "the folder that the environment variable names"),
        ("shipped", f"the package {bundles.SHIPPED}"),
        ("downloaded", str(bundles.downloads())),
    ):
        folder = next((str(path) for name, path in there if name == origin), None)
        typer.echo(f"{origin}: {folder or f'nothing ({place})'}")


@command(example="glossator models download en")
def download(
    language: Annotated[str, typer.Argument(help="The language: en.")] = LANGUAGE,
    package: Annotated[
        str, typer.Option(help="Stanza's package: default, default_fast, default_accurate.")
    ] = "default",
) -> None:
    """Download models of Stanza's hub, for `--set stanza.model=PACKAGE`."""
    if language != LANGUAGE:
        raise ModelError(f"expected language {LANGUAGE!r}, got {language!r}")
    folder = bundles.downloads()
    typer.echo(f"Downloading package {package!r} to {folder} ...")
    fetch(folder, package)
    typer.echo(f"Use it with: --set stanza.model={package}")


def fetch(folder: Path, package: str) -> None:
    """Let Stanza's own downloader fill the folder.

    Raises:
        ModelError: where it cannot, or Stanza is not installed, on one line.
    """
    require("downloading models")
    import requests
    import stanza

    new = not folder.exists()
    try:
        # The downloader reports to standard error at length; one line of ours says it all.
        with contextlib.redirect_stderr(io.StringIO()):
            stanza.download(
                LANGUAGE,
                model_dir=str(folder),
                package=package,
                processors=",".join((*PROCESSORS, "mwt")),
                verbose=False,
            )
    except requests.exceptions.ConnectionError as error:
        url = str(error.request.url) if error.request is not None else "the network"
        raise ModelError(_failed(package, f"no connection to {url}")) from error
    except Exception as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ModelError(_failed(package, reason)) from error
    finally:
        if new and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _failed(package: str, reason: str) -> str:
    return f"cannot download Stanza's package {package!r}: {reason}"


def _paths(bundle: Bundle) -> Iterator[Path]:
    """Each file of a bundle once."""
    files = {item.path for kind in bundle.processors for item in bundle.files(kind)}
    yield from (path for path in sorted(files) if path.is_file())


MODELS = command_group(
    "models", "List, locate and download trained models.", [list_, where, download]
)
