"""Forms as they come in: small, of fields that occur once, with the token of their session."""

from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

from flows.page.desk import Desk
from flows.page.sessions import is_form_of

MOST_BYTES = 16_384
_FIELDS = 20


async def form_of(request: Request, desk: Desk) -> Mapping[str, str]:
    """The fields of a form of this session.

    Raises HTTPException: 413 for one that is too large, 400 for one that cannot be read, 403 for
    one that was made for no session, or for another.
    """
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise HTTPException(413, "This form is larger than any of ours.")
    try:
        text = body.decode("ascii")
        fields = dict(parse_qsl(text, keep_blank_values=True, max_num_fields=_FIELDS))
    except ValueError:
        raise HTTPException(400, "This form cannot be read.") from None
    if not is_form_of(fields.pop("token", ""), request.state.session, desk.key):
        raise HTTPException(
            403, "This form is too old, or was made elsewhere; nothing was changed. Go back, load "
            "the page again and send it once more.",
        )  # fmt: skip
    return fields
