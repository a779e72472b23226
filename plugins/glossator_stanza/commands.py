"""``glossator models``: what models there are, where, and getting more."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from glossator import ModelError, check_language, command, command_group
from glossator_stanza import bundle as bundles
from glossator_stanza.bundle import LANGUAGE, PROCESSORS, VARIABLE
from glossator_stanza.requirements import TORCH, require

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossator_stanza.bundle import Bundle


@command("list", example="glossator models list")
def list_() -> None:
    """List the models that are there; a star marks those of each language used without a choice."""
    found = list(bundles.candidates())
    used: set[str] = set()
    for bundle in found:
        star = " " if bundle.language in used else "*"
        used.add(bundle.language)
        names = ", ".join(f"{kind} {name}" for kind, name in bundle.processors.items())
        size = sum(path.stat().st_size for path in _paths(bundle))
        what = f"{bundle.language} {bundle.package} ({bundle.origin}, {size / 1e6:.1f} MB)"
        typer.echo(f"{star} {what}: {names}")
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
    language: Annotated[
        str, typer.Argument(help="A language that Stanza has models of, as a tag: en, de, zh-hans.")
    ] = LANGUAGE,
    package: Annotated[
        str, typer.Option(help="Stanza's package: default, default_fast, default_accurate.")
    ] = "default",
) -> None:
    """Download models of Stanza's hub: documents in their language are annotated with them.

    Of a language that has models already, choose these with `--set stanza.model=PACKAGE`.
    """
    require("downloading models", *TORCH)
    check_language(language)
    folder = bundles.downloads()
    typer.echo(f"Downloading package {package!r} for {language!r} to {folder} ...")
    fetch(folder, language, package)
    bundles.read.cache_clear()
    new = bundles.find(package, language)
    if bundles.find(None, language) == new:
        typer.echo(f"They annotate documents in {language!r} from now on")
    else:
        typer.echo(f"Use them with: --set stanza.model={package}")


def fetch(folder: Path, language: str, package: str) -> None:
    """Let Stanza's own downloader fill the folder.

    Raises:
        ModelError: where it cannot, on one line.
    """
    import requests
    import stanza

    new = not folder.exists()
    try:
        # The downloader reports to standard error at length; one line of ours says it all.
        with contextlib.redirect_stderr(io.StringIO()):
            stanza.download(
                language.lower(),
                model_dir=str(folder),
                package=package,
                processors=",".join((*PROCESSORS, "mwt")),
                verbose=False,
            )
    except requests.exceptions.ConnectionError as error:
        url = str(error.request.url) if error.request is not None else "the network"
        raise ModelError(_failed(language, package, f"no connection to {url}")) from error
    except Exception as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ModelError(_failed(language, package, reason)) from error
    finally:
        if new and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _failed(language: str, package: str, reason: str) -> str:
    return f"cannot download Stanza's package {package!r} for {language!r}: {reason}"


def _paths(bundle: Bundle) -> Iterator[Path]:
    """Each file of a bundle once."""
    files = {item.path for kind in bundle.processors for item in bundle.files(kind)}
    yield from (path for path in sorted(files) if path.is_file())


MODELS = command_group(
    "models", "List, locate and download trained models.", [list_, where, download]
)
