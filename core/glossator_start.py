"""The console script. It imports nothing before an interrupt is seen to."""

import os
import signal
from types import FrameType


def main() -> None:
    """Run the command line; Ctrl-C while it is still being imported ends it without a word."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _leave)  # until `glossator.cli` has its own way
    from glossator.cli import main as run

    run()


def _leave(number: int, frame: FrameType | None) -> None:  # noqa: ARG001  # as signals call it
    os._exit(130)
