"""Alerts in chats and mailboxes, through Apprise: Slack, Teams, Discord, Telegram, e-mail ...

Apprise blocks and has no deadline for all of a message, so it runs in a process that can be killed,
started by the first message. What guards its connections is told in `flows.delivery.chat_worker`. A
message goes out at least once, as webhooks do; chats know no ids, so a repeated one is seen twice.
"""

from datetime import datetime
from types import TracebackType

import anyio.to_thread

from extractors.errors import CounterclaimError
from flows.delivery import chat_worker
from flows.delivery.chat_text import ChatMessage, message_of
from flows.delivery.posting import Answer
from flows.endpoints.chat_services import complaint
from flows.endpoints.endpoint import Endpoint
from flows.messages.cloudevents import payload_in
from flows.web.addresses import Guard
from flows.workers.isolation import IsolationError, Limits, Workers
from warehouse.records import OutboxRow

LIMITS = Limits(seconds=20.0, megabytes=800, tasks=200)  # 40 s of wall clock, Apprise imported


class Chat:
    """Sends chat messages one after the other; a context manager. `send` is a `delivery.Sender`."""

    def __init__(self, guard: Guard, limits: Limits = LIMITS) -> None:
        self._guard, self._limits = guard, limits
        self._workers: Workers | None = None  # made by the first message: most runs send none

    def __enter__(self) -> "Chat":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._workers is not None:
            self._workers.__exit__(kind, error, trace)

    async def send(self, row: OutboxRow, endpoint: Endpoint, at: datetime) -> Answer:
        """Put the stored payload into words and send it; `at` is of no matter to a chat."""
        problem = complaint(endpoint.url)
        if problem:
            return Answer(None, problem[0])
        if self._workers is None:
            self._workers = Workers(1, self._limits, [])
        message = message_of(payload_in(row.payload))
        return await anyio.to_thread.run_sync(self._sent, self._workers, endpoint.url, message)

    def _sent(self, workers: Workers, url: str, message: ChatMessage) -> Answer:
        try:
            sent = workers.outcome(workers.submit(chat_worker.send, url, message, self._guard))
        except IsolationError as error:
            return Answer(None, f"the message {error}")
        except CounterclaimError as error:
            return Answer(None, str(error))
        return Answer(sent.status, sent.problem)
