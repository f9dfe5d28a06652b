"""What every answer carries and every request must satisfy, as plain ASGI so that streams pass through."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

# A page from elsewhere whose name was made to point at us still names itself here.
OWN_HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})
SAFE_METHODS = frozenset({"GET", "HEAD"})
# The sync process is no browser and sends neither Origin nor Sec-Fetch-Site; a browser always sends one on a POST.
MACHINE_PATHS = "/v1/"
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
}


class Guard:
    """Turns away requests of foreign pages and puts the headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = _refusal(scope["method"], scope["path"], Headers(scope=scope))
        app = PlainTextResponse(refusal, status_code=403) if refusal else self._app
        await app(scope, receive, send_guarded)


def _refusal(method: str, path: str, headers: Headers) -> str:
    """Why a request is turned away, or empty."""
    host = headers.get("host", "")
    if _hostname(f"http://{host}") not in OWN_HOSTS:
        return "unknown host"
    if method in SAFE_METHODS:
        return ""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is None and origin is None:
        return "" if path.startswith(MACHINE_PATHS) else "no origin"
    if site not in {None, "same-origin"}:
        return "cross-site"
    if origin is not None and origin not in {f"http://{host}", f"https://{host}"}:
        return "foreign origin"
    return ""


def _hostname(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None
