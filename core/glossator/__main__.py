"""``python -m glossator``."""

from glossator.cli import main

main()
