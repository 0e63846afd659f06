"""Bytes to text in whatever encoding they come, and what is no text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.read.encoding import NotText, decode

TEXT = "Çavuşoğlu said “no” – and left for Kraków."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_needs_no_hint(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == (TEXT, None)


def test_windows_1252_is_read_with_a_warning() -> None:
    text, note = decode("Le ministère a démenti “tout”.".encode("cp1252"))
    assert text == "Le ministère a démenti “tout”." and note and "Windows-1252" in note


def test_the_server_and_the_page_name_their_encoding() -> None:
    russian = "Бои идут у моста"
    assert decode(russian.encode("koi8-r"), "text/plain; charset=KOI8-R") == (russian, None)
    page = f'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>{russian}</p>'
    assert decode(page.encode("cp1251"))[0] == page


@pytest.mark.parametrize("said", ["charset=nonsense", "charset=base64", "charset=", "text/plain"])
def test_a_name_that_is_no_encoding_is_passed_over(said: str) -> None:
    assert decode(TEXT.encode(), said) == (TEXT, None)


def test_a_wrong_name_gives_way_to_utf_8() -> None:
    assert decode(TEXT.encode(), "text/plain; charset=us-ascii")[0] != "" and decode(TEXT.encode(), "x; charset=ascii")[1] is None
    assert decode("Łódź ż ł".encode(), "text/plain; charset=shift_jis") == ("Łódź ż ł", None)


def test_a_few_broken_characters_do_not_change_the_rest() -> None:
    data = (TEXT * 20).encode()[:-1] + b"\xff."
    text, note = decode(data)
    assert text.startswith(TEXT) and "\ufffd" in text and note and "broken" in note


@pytest.mark.parametrize("data", [b"\x00\x01\x02" * 50, bytes(range(128, 160)) * 40, b"\x89\x01\x02\x03\x04" * 90])
def test_what_is_no_text_says_what_to_do(data: bytes) -> None:
    with pytest.raises(NotText, match="save the report as text"):
        decode(data)


def test_a_mark_that_lies_is_told() -> None:
    with pytest.raises(NotText, match="UTF-8"):
        decode(b"\xff\xfea")


@given(st.binary(max_size=200), st.one_of(st.none(), st.text(max_size=20).map("charset=".__add__)))
def test_any_bytes_are_text_or_not(data: bytes, media_type: str | None) -> None:
    try:
        text, _ = decode(data, media_type)
    except NotText:
        return
    assert isinstance(text, str)
