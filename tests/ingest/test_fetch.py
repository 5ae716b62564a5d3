import http.server
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence

import httpx2
import pytest

from attrib.errors import InputError
from attrib.ingest.addresses import is_public
from attrib.ingest.fetch import Page, fetch

PUBLIC = "93.184.215.14"
Handler = Callable[[httpx2.Request], httpx2.Response]


def get(url: str, handler: Handler, *, hosts: Mapping[str, Sequence[str]] | None = None) -> Page:
    known: Mapping[str, Sequence[str]] = hosts or {"news.example": [PUBLIC]}

    def resolve(host: str, port: int) -> Sequence[str]:
        if host not in known:
            raise OSError("unknown")
        return known[host]

    return fetch(url, resolve=resolve, transport=httpx2.MockTransport(handler), max_bytes=1_000)


def refused(url: str, handler: Handler, *, hosts: Mapping[str, Sequence[str]] | None = None) -> str:
    with pytest.raises(InputError) as caught:
        get(url, handler, hosts=hosts)
    message = str(caught.value)
    assert message.startswith(f"{url}: ")
    assert "\n" not in message
    return message


def never(request: httpx2.Request) -> httpx2.Response:
    raise AssertionError(f"connected to {request.url}")


def test_a_page_is_asked_for_at_the_address_that_was_checked() -> None:
    seen: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        headers = {"Content-Type": "text/html; charset=windows-1252"}
        return httpx2.Response(200, headers=headers, content=b"caf\xe9")

    page = get("https://news.example/a?b=c#d", answer)
    assert page == Page("https://news.example/a?b=c#d", b"caf\xe9", "text/html", "windows-1252")
    assert str(seen[0].url) == f"https://{PUBLIC}/a?b=c"
    assert seen[0].headers["Host"] == "news.example"
    assert seen[0].extensions["sni_hostname"] == "news.example"


def test_a_redirect_is_followed_and_checked_again() -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        if request.url.path == "/a":
            return httpx2.Response(301, headers={"Location": "/b"})
        if request.url.path == "/b":
            return httpx2.Response(302, headers={"Location": "http://inside.example/c"})
        raise AssertionError(f"connected to {request.url}")

    hosts = {"news.example": [PUBLIC], "inside.example": ["10.0.0.8"]}
    message = refused("https://news.example/a", answer, hosts=hosts)
    assert "inside.example is not a public address" in message


def test_the_final_url_is_told() -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        if request.url.path == "/a":
            return httpx2.Response(301, headers={"Location": "/b"})
        return httpx2.Response(200, content=b"x")

    assert get("https://news.example/a", answer).url == "https://news.example/b"


def test_a_redirect_to_another_scheme_is_refused() -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(301, headers={"Location": "file:///etc/passwd"})

    assert "only http and https" in refused("https://news.example/a", answer)


def test_a_circle_of_redirects_ends() -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(301, headers={"Location": "/a"})

    assert "redirects more than 5 times" in refused("https://news.example/a", answer)


def test_every_address_of_a_host_must_be_public() -> None:
    hosts = {"news.example": [PUBLIC, "192.168.1.1"]}
    assert "not a public address" in refused("http://news.example/", never, hosts=hosts)


def test_the_second_address_is_tried_where_the_first_does_not_answer() -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        if request.url.host != PUBLIC:
            raise httpx2.ConnectError("no route")
        return httpx2.Response(200, content=b"x")

    hosts = {"news.example": ["2606:2800:21f::1", PUBLIC]}
    assert get("http://news.example/", answer, hosts=hosts).body == b"x"


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://nowhere.example/", "is not known"),
        ("http://user:secret@news.example/", "holds a user name"),
        ("http:///a", "only http and https"),
        ("http://[::1", "is not a web address"),
    ],
)
def test_addresses_that_are_not_asked(url: str, reason: str) -> None:
    assert reason in refused(url, never)


@pytest.mark.parametrize(("status", "remedy"), [(404, "check the address"), (403, "save the page")])
def test_the_servers_refusal_is_told(status: int, remedy: str) -> None:
    message = refused("http://news.example/", lambda _: httpx2.Response(status))
    assert f"answered {status}" in message
    assert remedy in message


def test_too_much_is_refused() -> None:
    message = refused("http://news.example/", lambda _: httpx2.Response(200, content=b"x" * 1_001))
    assert "larger than 1,000 bytes" in message


def test_the_cap_counts_what_is_unpacked() -> None:
    import gzip

    def answer(request: httpx2.Request) -> httpx2.Response:
        headers = {"Content-Encoding": "gzip"}
        return httpx2.Response(200, headers=headers, content=gzip.compress(b"x" * 100_000))

    assert "larger than 1,000 bytes" in refused("http://news.example/", answer)


def test_too_slow_is_refused_even_where_one_step_never_ends() -> None:
    release = threading.Event()

    def resolve(host: str, port: int) -> Sequence[str]:
        ended.append(release.wait(60))
        raise OSError("late")

    ended: list[bool] = []
    with pytest.raises(InputError, match="too slow"):
        fetch("http://news.example/", resolve=resolve, seconds=0.05)
    assert not ended
    release.set()


@pytest.fixture
def local_server() -> Iterator[tuple[str, list[str]]]:
    asked: list[str] = []

    class Recorder(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Recorder) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"127.0.0.1:{server.server_port}", asked
        server.shutdown()
        thread.join()


def test_a_server_of_the_readers_own_is_never_asked(local_server: tuple[str, list[str]]) -> None:
    host, asked = local_server
    port = host.partition(":")[2]
    for address in (host, f"localhost:{port}", f"[::ffff:127.0.0.1]:{port}", f"2130706433:{port}"):
        with pytest.raises(InputError, match=r"not a public address|not known"):
            fetch(f"http://{address}/secret")
    assert asked == []


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "not an address",
    ],
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", [PUBLIC, "8.8.8.8", "2606:4700::1111", "64:ff9b::808:808"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)
