"""A real local HTTP server for tests: routes to answers, every request kept."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True, slots=True)
class Request:
    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass(slots=True)
class Answer:
    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Web:
    """A running server; `routes` maps a path to an answer or to a function of the request."""

    url: str
    routes: dict[str, Answer | Callable[[Request], Answer]]
    requests: list[Request] = field(default_factory=list)

    def paths(self) -> list[str]:
        return [request.path for request in self.requests]


class _Server(ThreadingHTTPServer):
    """One that many may call at once: the library's own keeps five waiting and refuses the rest."""

    request_queue_size = 128


@contextmanager
def serving(
    routes: dict[str, Answer | Callable[[Request], Answer]], host: str = "127.0.0.1"
) -> Iterator[Web]:
    web = Web("", routes)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            length = int(self.headers.get("content-length") or 0)
            headers = {name.lower(): value for name, value in self.headers.items()}
            request = Request(self.command, self.path, headers, self.rfile.read(length))
            web.requests.append(request)
            route = web.routes.get(self.path, Answer(404))
            answer = route(request) if callable(route) else route
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        do_POST = do_GET

        def log_message(self, *args: object) -> None:
            pass

    server = _Server((host, 0), Handler)
    web.url = f"http://{host}:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
