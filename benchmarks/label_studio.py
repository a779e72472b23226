"""The circle of correction with a real Label Studio, on this machine alone.

A chain annotates the seeds; the tasks are imported into a project with the configuration that is
written beside them; of each prediction an annotation is made in which one entity is taken out and
one is relabelled; the export is converted back and compared.

    python -m venv /tmp/label-studio && /tmp/label-studio/bin/pip install label-studio==1.23.2
    python benchmarks/label_studio.py /tmp/label-studio/bin/label-studio

The server listens on the loopback interface only, and asks for no newer version of itself.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import glossator
from glossator.files.losses import compare

ROOT = Path(__file__).parent.parent
PORT = 8897
TOKEN = "loopback-only-1234567890"  # noqa: S105  # of a server that is gone at the end
LAYERS = "entities,titles,quotations,hedging,locations"
PATIENCE = 300
"""Seconds that the server has to make its database."""


def call(method: str, path: str, body: Any = None) -> Any:
    """What the server answers."""
    request = urllib.request.Request(  # the address is ours
        f"http://127.0.0.1:{PORT}{path}",
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": f"Token {TOKEN}", "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=120) as answer:  # noqa: S310  # as above
        return json.load(answer)


@contextmanager
def server(program: str, folder: Path) -> Iterator[None]:
    """Label Studio with an empty database in a folder."""
    settings = {
        "LABEL_STUDIO_BASE_DATA_DIR": str(folder),
        "LATEST_VERSION_CHECK": "false",
        "COLLECT_ANALYTICS": "false",
        "SENTRY_DSN": "",
        "FRONTEND_SENTRY_DSN": "",
        "LABEL_STUDIO_ENABLE_LEGACY_API_TOKEN": "true",
    }
    options = {
        "--internal-host": "127.0.0.1",
        "--port": str(PORT),
        "--username": "ann@example.org",
        "--password": "loopback-only",
        "--user-token": TOKEN,
    }
    arguments = [part for pair in options.items() for part in pair]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [program, "start", "--no-browser", *arguments],
            env={**os.environ, **settings},
            stdout=log,
            stderr=log,
        )
        try:
            until = time.monotonic() + PATIENCE
            while not is_up():
                if process.poll() is not None or time.monotonic() > until:
                    sys.exit(f"Label Studio did not start: see {folder / 'log'}")
                time.sleep(2)
            yield
        finally:
            process.terminate()
            process.wait()


def is_up() -> bool:
    """Whether the server answers."""
    try:
        return bool(call("GET", "/api/version"))
    except (urllib.error.URLError, OSError):
        return False


def corrected(results: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A prediction as a person might correct it: an entity goes, another gets a new label."""
    gone, relabelled = [one["id"] for one in results if one.get("from_name") == "entities"][:2]
    kept = [
        one for one in results if gone not in (one.get("id"), one.get("from_id"), one.get("to_id"))
    ]
    for one in kept:
        if one.get("id") == relabelled and one["type"] == "labels":
            one["value"]["labels"] = ["MISC"]
    return kept


def run(*arguments: str) -> None:
    """A command of ours."""
    subprocess.run([sys.executable, "-m", "glossator", *arguments], check=True)


def main() -> None:
    program = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.chdir(folder)
        seeds = sorted(map(str, (ROOT / "seeds").glob("*.txt")))
        run("run", *seeds, "--layers", LAYERS, "-o", "made.jsonl")
        run("convert", "made.jsonl", "--layers", LAYERS, "-o", "tasks.json", "--to", "labelstudio")
        with server(str(program), folder):
            config = (folder / "label_config.xml").read_text("utf-8")
            project = call("POST", "/api/projects", {"title": "circle", "label_config": config})
            number = project["id"]
            tasks = json.loads((folder / "tasks.json").read_bytes())
            print("imported:", call("POST", f"/api/projects/{number}/import", tasks))
            for task in call("GET", f"/api/tasks?project={number}&fields=all")["tasks"]:
                (prediction,) = task["predictions"]
                annotation = {
                    "result": corrected(prediction["result"]),
                    "parent_prediction": prediction["id"],
                }
                call("POST", f"/api/tasks/{task['id']}/annotations", annotation)
            export = call("GET", f"/api/projects/{number}/export?exportType=JSON")
        (folder / "export.json").write_text(json.dumps(export), "utf-8")
        run("convert", "export.json", "-o", "back.jsonl")
        before = {one.id: one for one in glossator.read("made.jsonl")}
        found: Counter[tuple[str, str, str]] = Counter()
        for one in glossator.read("back.jsonl"):
            for loss in compare(before[one.id], one):
                found[loss.layer, loss.field, loss.reason] += loss.count
        for (layer, field, reason), count in sorted(found.items()):
            print(f"{layer or 'document'}\t{field}\t{reason}\t{count}")


if __name__ == "__main__":
    main()
