"""Fetching a page, and nothing but a public page.

The host is resolved once, each of its addresses must be public, and the connection goes to the
address that was checked, so that a name cannot change between check and use. A redirect is checked
in the same way. Size and time are capped. Proxies of the environment are not used, because a proxy
would resolve the name again.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from attrib.errors import InputError
from attrib.ingest import addresses
from attrib.ingest.files import MAX_BYTES

if TYPE_CHECKING:
    import httpx2

Resolver = Callable[[str, int], Sequence[str]]

MAX_SECONDS = 30.0
MAX_REDIRECTS = 5
_CONNECT_SECONDS = 10.0
_PORTS = {"http": 80, "https": 443}
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; attrib; reads single articles)",
    "Accept": "text/html,application/xhtml+xml,text/plain,text/markdown;q=0.9,*/*;q=0.1",
    "Accept-Language": "en",
    # Only what the standard library unpacks, piece by piece, under the cap on size.
    "Accept-Encoding": "gzip, deflate",
}
_SAVE = "save the page in a browser and give the file"


@dataclass(frozen=True, slots=True)
class Page:
    """What a server sent.

    Attributes:
        url: where it came from in the end, after redirects.
        body: the bytes, unpacked.
        media_type: such as "text/html", or empty.
        charset: the encoding that the server names, or None.
    """

    url: str
    body: bytes
    media_type: str
    charset: str | None


def fetch(
    url: str,
    *,
    resolve: Resolver = addresses.resolve,
    transport: httpx2.BaseTransport | None = None,
    seconds: float = MAX_SECONDS,
    max_bytes: int = MAX_BYTES,
) -> Page:
    """The page at `url`.

    Args:
        url: http or https.
        resolve: gives the addresses of a host and port.
        transport: what carries the requests; a connection of its own if None.
        seconds: how long all of it may take, redirects included.
        max_bytes: how much may be sent.

    Raises:
        InputError: the address is not http or https or not public, the server does not answer,
            answers with an error, is too slow or sends too much. The message begins with `url`.
    """
    deadline = time.monotonic() + seconds
    outcome: SimpleQueue[Page | Exception] = SimpleQueue()

    def work() -> None:
        try:
            outcome.put(_Fetch(url, resolve, deadline, max_bytes).run(transport))
        except Exception as error:  # noqa: BLE001 - handed over and raised where it is awaited
            outcome.put(error)

    # A resolver or a server that sends one byte a second outlasts every timeout of a single step;
    # the thread is left behind then, and ends with its next step.
    threading.Thread(target=work, name="attrib-fetch", daemon=True).start()
    try:
        result = outcome.get(timeout=seconds + 1)
    except Empty:
        raise _too_slow(url) from None
    if isinstance(result, Exception):
        raise result
    return result


@dataclass(frozen=True, slots=True)
class _Fetch:
    asked: str
    resolve: Resolver
    deadline: float
    max_bytes: int

    def run(self, transport: httpx2.BaseTransport | None) -> Page:
        import httpx2

        # A timeout for each step as well, so that no thread is left hanging for long.
        timeout = httpx2.Timeout(_CONNECT_SECONDS)
        client = httpx2.Client(
            transport=transport,
            timeout=timeout,
            trust_env=False,
            headers=_HEADERS,
            # Two names may share an address; each needs a connection with its own certificate.
            limits=httpx2.Limits(max_keepalive_connections=0),
        )
        with client, _explained(self.asked):
            address = httpx2.URL(self.asked)
            for _ in range(MAX_REDIRECTS + 1):
                found = self._page(client, address)
                if isinstance(found, Page):
                    return found
                address = found
        raise InputError(
            f"{self.asked}: redirects more than {MAX_REDIRECTS} times; check the address"
        )

    def _page(self, client: httpx2.Client, url: httpx2.URL) -> Page | httpx2.URL:
        """The page at `url`, or where it redirects to."""
        import httpx2

        reachable = self._addresses(url)
        for last, address in enumerate(reachable, start=1 - len(reachable)):
            try:
                with self._opened(client, url, address) as response:
                    return self._read(response, url)
            except (httpx2.ConnectError, httpx2.ConnectTimeout):
                # A host of two addresses may answer on the second, IPv6 not being everywhere.
                if last == 0 or self._late():
                    raise
        raise InputError(f"{self.asked}: its host has no address; check the address")

    def _addresses(self, url: httpx2.URL) -> Sequence[str]:
        if url.scheme not in _PORTS or not url.host:
            raise InputError(
                f"{self.asked}: only http and https addresses are fetched; give one, or a path"
            )
        if url.userinfo:
            raise InputError(f"{self.asked}: holds a user name or password; {_SAVE}")
        host = url.host
        try:
            found = self.resolve(host, url.port or _PORTS[url.scheme])
        except (OSError, UnicodeError):
            raise InputError(
                f"{self.asked}: the host {host} is not known; check the address and your connection"
            ) from None
        if not all(map(addresses.is_public, found)):
            raise InputError(
                f"{self.asked}: {host} is not a public address, so it is not fetched; {_SAVE}"
            )
        return found

    @contextmanager
    def _opened(
        self, client: httpx2.Client, url: httpx2.URL, address: str
    ) -> Iterator[httpx2.Response]:
        request = client.build_request(
            "GET",
            url.copy_with(host=address, fragment=None),
            headers={"Host": url.netloc.decode("ascii")},
            # The certificate is checked against the name, not the address connected to.
            extensions={"sni_hostname": url.raw_host.decode("ascii")},
        )
        response = client.send(request, stream=True, follow_redirects=False)
        try:
            yield response
        finally:
            response.close()

    def _read(self, response: httpx2.Response, url: httpx2.URL) -> Page | httpx2.URL:
        if response.is_redirect and "location" in response.headers:
            return url.join(response.headers["location"])
        if not response.is_success:
            raise _refused(self.asked, response)
        body = bytearray()
        for piece in response.iter_bytes():
            body += piece
            if len(body) > self.max_bytes:
                raise InputError(
                    f"{self.asked}: is larger than {self.max_bytes:,} bytes; "
                    "copy the article's text into a file"
                )
            if self._late():
                raise _too_slow(self.asked)
        media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        return Page(str(url), bytes(body), media_type, response.charset_encoding)

    def _late(self) -> bool:
        return time.monotonic() > self.deadline


@contextmanager
def _explained(url: str) -> Iterator[None]:
    """The faults of the network as errors that a reader understands."""
    import httpx2

    try:
        yield
    except httpx2.TimeoutException:
        raise _too_slow(url) from None
    except httpx2.InvalidURL:
        raise InputError(f"{url}: is not a web address; check it") from None
    except httpx2.ConnectError as error:
        reason = "its certificate does not fit" if "CERTIFICATE" in str(error) else "no connection"
        raise InputError(f"{url}: cannot be reached ({reason}); check the address") from None
    except httpx2.HTTPError as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise InputError(f"{url}: cannot be fetched ({reason}); {_SAVE}") from None


def _refused(url: str, response: httpx2.Response) -> InputError:
    status = f"{response.status_code} {response.reason_phrase}".strip()
    remedy = "check the address" if response.status_code in (404, 410) else _SAVE
    return InputError(f"{url}: the server answered {status}; {remedy}")


def _too_slow(url: str) -> InputError:
    return InputError(f"{url}: the server is too slow; try again, or {_SAVE}")
