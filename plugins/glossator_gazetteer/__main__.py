"""``python -m glossator_gazetteer``: make the table anew and say how large it is."""

import sys

from glossator_gazetteer.header import lacking
from glossator_gazetteer.opening import make

if message := lacking():
    sys.exit(f"The table of places cannot be made: {message}.")
header = make().header
sys.stdout.write(f"{header.size:,} bytes, from {header.model_id}\n")
