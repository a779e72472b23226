#!/usr/bin/env bash
# warcio: pages packed with "x-gzip" come out packed.
#
# content_stream() gives the body of a response without its Content-Encoding. HTTP says that "x-gzip" is
# "gzip" (RFC 9110, 8.4.1.3): servers of the first decades of the web sent it, and browsers unpack both. One
# would guess that a reader of web archives does too, or tells of an encoding that it does not know. In fact
# "gzip" is unpacked and "x-gzip" is not: what comes is the packed bytes, as if they were the page, and the
# same holds of "zstd", which browsers send for today. No exception, no warning. It matters to whoever reads
# news from archives: these pages are noise, and fall out where what is no text is left out.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check warcio==1.8.1 six==1.17.0
"$folder/venv/bin/python" - <<'PYTHON'
import gzip
import io
from importlib.metadata import version

from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

print("warcio", version("warcio"))
page = b"<p>The bridge fell.</p>"


def read(encoding):
    """The page, packed with gzip, from an archive that calls its encoding so."""
    archive = io.BytesIO()
    headers = StatusAndHeaders("200 OK", [("Content-Encoding", encoding)], protocol="HTTP/1.1")
    writer = WARCWriter(archive, gzip=True)
    packed = io.BytesIO(gzip.compress(page))
    address = "http://example.org/"
    writer.write_record(
        writer.create_warc_record(address, "response", payload=packed, http_headers=headers)
    )
    archive.seek(0)
    return next(record.content_stream().read() for record in ArchiveIterator(archive))


found = {encoding: read(encoding) for encoding in ("gzip", "x-gzip")}
for encoding, body in found.items():
    print(f"{encoding}: {body[:24]}")
assert found["gzip"] == page, "gzip has changed"
assert gzip.decompress(found["x-gzip"]) == page, "x-gzip has changed"
PYTHON
