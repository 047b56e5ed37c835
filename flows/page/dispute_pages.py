"""The pages of disputes: the list with its filters, each one, and what editors say of it."""

from typing import get_args

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from flows.page.asked import day_of_text, last_of, number_of, word_of
from flows.page.desk import Desk
from flows.page.forms import form_of
from flows.page.judging import judge
from flows.page.rendering import Pages, address
from flows.page.shown_dispute import shown
from warehouse.page.disputes import dispute_choices, find_disputes, read_dispute
from warehouse.page.filters import STATES, Filters
from warehouse.records import AlertState

A_PAGE = 20
_JUDGEMENTS: tuple[AlertState, ...] = get_args(AlertState)


def add_to(app: FastAPI, desk: Desk, pages: Pages) -> None:
    """The routes of disputes."""

    def listed(request: Request) -> Response:
        query = request.query_params
        filters, number = filters_of(query), number_of(query)
        with desk.lookout.looking() as connection:
            found = find_disputes(connection, filters, A_PAGE, (number - 1) * A_PAGE)
        values = {
            "disputes": [shown(one) for one in found.disputes],
            "total": found.total,
            "asked": filters.as_values(),
            "fields": {**dict.fromkeys(Filters.__dataclass_fields__, ""), **filters.as_values()},
            "choices": desk.lookout.once(dispute_choices),
            "states": STATES,
            "number": number,
            "last": last_of(found.total, A_PAGE),
        }
        return pages.show(request, "disputes.html", values)

    def one(request: Request, alert_id: str) -> Response:
        with desk.lookout.looking() as connection:
            found = read_dispute(connection, alert_id)
        if found.alert.id != alert_id:
            return RedirectResponse(f"/disputes/{found.alert.id}", 303)
        return pages.show(request, "dispute.html", {"one": shown(found)})

    def by_alert(alert_id: str) -> Response:
        return RedirectResponse(f"/disputes/{alert_id}", 308)

    async def judged(request: Request, alert_id: str) -> Response:
        fields = await form_of(request, desk)
        note = " ".join(fields.get("note", "").split())
        state = next((one for one in _JUDGEMENTS if one == fields.get("state")), None)
        if state is None:
            raise HTTPException(400, "This form asks for nothing that can be done.")
        if state == "dismissed" and not note:
            raise HTTPException(400, "Say why it is wrong: a dismissal is kept with its reason.")
        full = await run_in_threadpool(judge, desk, alert_id, state, note or None)
        return RedirectResponse(address(f"/disputes/{full}"), 303)

    reads = ["GET", "HEAD"]
    app.add_api_route("/disputes", listed, methods=reads)
    app.add_api_route("/disputes/{alert_id}", one, methods=reads)
    app.add_api_route("/alerts/{alert_id}", by_alert, methods=reads)
    if desk.writes:
        app.add_api_route("/disputes/{alert_id}", judged, methods=["POST"])


def filters_of(query: QueryParams) -> Filters:
    """The filters of an address. Raises HTTPException for a day or a state that is none."""
    word = word_of(query, "state")
    state = next((one for one in STATES if one == word), None)
    if word and state is None:
        raise HTTPException(400, f"state is one of {', '.join(STATES)}.")
    return Filters(
        measure=word_of(query, "measure"),
        place=word_of(query, "place"),
        source=word_of(query, "source"),
        outlet=word_of(query, "outlet"),
        day=day_of_text(word_of(query, "day") or ""),
        state=state,
    )
