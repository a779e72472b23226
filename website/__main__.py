"""Build the website into ``build/site``: ``python -m website``.

The pages lie on the site as they lie in the repository, so that their links hold in both.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from glossator.plugins.discovery import default_registry
from website import reference

ROOT = Path(__file__).parent.parent
STAGED = ROOT / "build" / "pages"
PAGES = (
    "*.md",
    "docs/**/*.md",
    "docs/images/*",
    "examples/*/README.md",
    "plugins/*/*.md",
    "seeds/README.md",
    "training/README.md",
)


def stage(target: Path) -> None:
    """Copy the pages of the repository, and write those of the reference beside them."""
    shutil.rmtree(target, ignore_errors=True)
    for pattern in PAGES:
        for page in ROOT.glob(pattern):
            copy = target / page.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(page, copy)
    folder = target / "reference"
    folder.mkdir()
    for name, text in reference.pages(default_registry()).items():
        (folder / name).write_text(text, "utf-8")


def main() -> int:
    """Build the site; what Zensical warns of is an error."""
    stage(STAGED)
    build = [sys.executable, "-m", "zensical", "build", "--strict", "--clean"]
    return subprocess.call(build, cwd=ROOT)


if __name__ == "__main__":
    sys.exit(main())
