"""Pages that a browser saved as a single file."""

from __future__ import annotations

from contextlib import suppress
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.errors import InputError
from attrib.ingest import read
from attrib.ingest.mhtml import is_mhtml, unpack

HTML = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bridge is safe</title>
</head><body><article><h1>Bridge is safe</h1><p>The bridge over the Mill River is safe and will open
on Friday, Mayor Zoë Lee said on Monday at a meeting of the council in the town hall.</p><p>“Traffic
will be led over it in both directions,” she said, and there will be a path for those who walk.</p>
</article></body></html>"""


def saved(html: str | None, charset: str = "utf-8") -> bytes:
    """The file as Chromium writes it: the page first, then what it shows."""
    mail = EmailMessage()
    mail["From"] = "<Saved by Blink>"
    mail["Snapshot-Content-Location"] = "https://example.com/bridge"
    mail["Subject"] = "Bridge is safe"
    mail["MIME-Version"] = "1.0"
    mail.make_related()
    if html is not None:
        mail.add_related(html, subtype="html", charset=charset, cte="quoted-printable")
    mail.add_related("p { color: red }", subtype="css", cid="<style@mhtml.blink>")
    return mail.as_bytes()


@pytest.mark.parametrize("charset", ["utf-8", "cp1252"])
def test_the_page_in_it_is_the_article(charset: str) -> None:
    article = read(saved(HTML, charset))
    assert article.title == "Bridge is safe"
    assert article.url == "https://example.com/bridge"
    assert "Mayor Zoë Lee said on Monday" in article.text
    assert "“Traffic\nwill be led" in article.text or "“Traffic will be led" in article.text
    assert "Content-Type" not in article.text


def test_a_file_without_a_page_is_refused() -> None:
    with pytest.raises(InputError, match=r"^x.mhtml: a saved page without its HTML; save it again"):
        unpack(saved(None), "x.mhtml")


def test_a_text_that_speaks_of_mail_is_none() -> None:
    assert not is_mhtml(b"The header Content-Type: multipart/related\nMIME-Version: 1.0, she said.")
    assert not is_mhtml(b"Note: the mail said\ncontent-type: text/html\nmime-version: 1.0\n")


@given(st.binary(max_size=300))
def test_whatever_follows_such_a_head_is_read_or_refused(rest: bytes) -> None:
    head = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"
    with suppress(InputError):
        assert unpack(head + b"Content-Type: text/html\n" + rest, "x").body
