"""A person in front of the browser, for tests: answers the pages of Bluesky's own server, as its script does there."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlsplit

import httpx

from tests.servers.pds.server import PASSWORD

_API = "/@atproto/oauth-provider/~api"

_NAVIGATING = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}


@dataclass
class Person:
    """Opens a page in the background, signs in as `handle` and says yes; `seen` is what was shown at the end.

    `on_the_way` changes the address that the server sends the browser back to.
    """

    handle: str
    password: str = PASSWORD
    says_yes: bool = True
    on_the_way: Callable[[str], str] = str
    page: str = ""
    seen: list[str] = field(default_factory=list)
    _cookies: dict[str, str] = field(default_factory=dict)

    def __call__(self, page: str) -> None:
        self.page = page
        threading.Thread(target=self._act, daemon=True).start()

    def _act(self) -> None:
        with httpx.Client(timeout=60) as client:
            self._get(client, self.page, {**_NAVIGATING, "Sec-Fetch-Site": "none"})
            url = self._agreed(client) if self.says_yes else self._post(client, "/reject", {})["url"]
            there = {**_NAVIGATING, "Sec-Fetch-Site": "same-origin", "Referer": self.page}
            back = self.on_the_way(self._get(client, url, there).headers["Location"])
            self.seen.append(client.get(back).text)

    def _agreed(self, client: httpx.Client) -> str:
        who = {"locale": "en", "username": self.handle, "password": self.password, "remember": False}
        signed_in = self._post(client, "/sign-in", who)
        key = {"Authorization": f"Bearer {signed_in['ephemeralToken']}"}
        return str(self._post(client, "/consent", {"did": signed_in["account"]["did"]}, key)["url"])

    def _get(self, client: httpx.Client, url: str, headers: dict[str, str]) -> httpx.Response:
        answer = client.get(url, headers={**headers, **self._jar()})
        self._remember(answer)
        return answer

    def _post(
        self, client: httpx.Client, path: str, document: dict[str, Any], more: dict[str, str] | None = None
    ) -> dict[str, Any]:
        parts = urlsplit(self.page)
        origin = f"{parts.scheme}://{parts.netloc}"
        headers = {
            "Origin": origin,
            "Referer": self.page,
            "Sec-Fetch-Mode": "same-origin",
            "Sec-Fetch-Site": "same-origin",
            "X-CSRF-Token": self._cookies["csrf-token"],
        }
        answer = client.post(f"{origin}{_API}{path}", json=document, headers={**headers, **self._jar(), **(more or {})})
        self._remember(answer)
        return dict(answer.raise_for_status().json())

    def _jar(self) -> dict[str, str]:
        """Cookies are "secure" there, and browsers send those to localhost; httpx does not."""
        return (
            {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())} if self._cookies else {}
        )

    def _remember(self, answer: httpx.Response) -> None:
        for each in answer.headers.get_list("set-cookie"):
            self._cookies |= {name: morsel.value for name, morsel in SimpleCookie(each).items()}
