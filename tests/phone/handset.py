"""A phone without JavaScript that asks the app directly; it keeps cookies and follows no redirect."""

import asyncio
import threading
from typing import Any

import httpx
from starlette.types import ASGIApp


class Handset:
    """Requests to an ASGI app from synchronous tests. `cookies`: what the phone keeps."""

    def __init__(self, app: ASGIApp, *, base_url: str = "http://127.0.0.1:8753") -> None:
        self._runner = asyncio.Runner()
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)  # type: ignore[arg-type]
        self._client = httpx.AsyncClient(transport=transport, base_url=base_url)
        self.cookies = self._client.cookies

    def request(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Any request."""
        return self._runner.run(self._client.request(method, path, **options))

    def get(self, path: str, **options: Any) -> httpx.Response:
        """A page."""
        return self.request("GET", path, **options)

    def post(self, path: str, **options: Any) -> httpx.Response:
        """What a form sends."""
        return self.request("POST", path, **options)

    def close(self) -> None:
        """Put it away."""
        self._runner.run(self._client.aclose())
        self._runner.close()
        wait_for_workers()


def wait_for_workers() -> None:
    """A loop's worker threads are asked to end with it, but nobody waits for them."""
    for thread in threading.enumerate():
        if thread.name == "AnyIO worker thread":
            thread.join(5)
