"""A fresh environment for plugins that are installed as others would install them."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path


class Fresh:
    """An environment that has what is installed here, without fetching it, and more."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.python = folder, folder / ".venv" / "bin" / "python"
        venv.create(folder / ".venv", with_pip=False)
        [site] = (folder / ".venv").glob("lib/*/site-packages")
        (site / "here.pth").write_text("\n".join(path for path in sys.path if path), "utf-8")

    def install(self, *packages: Path) -> None:
        """Install packages of folders, and nothing of what they need."""
        pip = ["-m", "pip", "--python", str(self.python), "install", "--quiet", "--no-index"]
        options = ["--no-deps", "--no-build-isolation", *map(str, packages)]
        self.run(*pip, *options, python=sys.executable)

    def run(self, *arguments: str, python: str = "", cwd: Path | None = None) -> str:
        """Run Python there; what it prints."""
        done = subprocess.run(
            [python or str(self.python), *arguments],
            capture_output=True,
            text=True,
            cwd=cwd or self.folder,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout
