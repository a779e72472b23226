"""The style and the script that pages have."""

from __future__ import annotations

import pytest

from glossator_view import assets


def test_the_files_are_current_run_make_assets_if_not() -> None:
    pytest.importorskip("minify", reason="tdewolff-minify makes them, of the group `dev`")
    from glossator_view.assets.__main__ import files

    made = files()
    assert {name: (assets.HERE / name).read_text("utf-8") for name in made} == made


def test_every_part_is_in_the_script() -> None:
    pytest.importorskip("minify", reason="tdewolff-minify makes them, of the group `dev`")
    from glossator_view.assets.__main__ import PARTS

    named = {path.stem for path in assets.HERE.glob("*.js") if ".min" not in path.name}
    assert named == {*PARTS, "documents"}
