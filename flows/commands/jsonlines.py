"""JSON lines out, one at a time and flushed, so that a reader of the pipe sees each at once."""

import json
import sys
from collections.abc import Mapping


def write_line(record: Mapping[str, object]) -> None:
    """Write one record as a line of UTF-8; what UTF-8 cannot hold is written as JSON escapes."""
    try:
        line = json.dumps(record, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        line = json.dumps(record).encode()
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()
