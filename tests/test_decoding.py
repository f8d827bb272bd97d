"""Bytes of legacy encodings: short sentences of many languages come back as they were written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.article.decoding import decode

SENTENCES = [
    ("Un été à la forêt, café crème.", "cp1252 mac_roman"),
    ("café au lait", "cp1252"),
    ("Die Straße ist über Nacht gesperrt.", "cp1252 cp850"),
    ("El niño llegó mañana.", "cp1252"),
    ("O governo anunciou ontem novas ações de saúde.", "cp1252"),
    ("Räntan höjs på torsdag, säger chefen.", "cp1252"),
    ("Ríkisstjórnin kynnti nýjar aðgerðir.", "cp1252"),
    ("Tickets cost £14 and €20 – “cheap”, she said.", "cp1252"),
    ("Zażółć gęślą jaźń w środę.", "cp1250 iso8859_2"),
    ("Příliš žluťoučký kůň.", "cp1250 iso8859_2"),
    ("Árvíztűrő tükörfúrógép.", "cp1250"),
    ("Şu işe bakın, çok güzel.", "cp1254"),
    ("Vyriausybė paskelbė naujas priemones.", "cp1257"),
    ("Привет, мир и новости дня.", "cp1251 koi8_r iso8859_5 cp866"),
    ("Їжак і ґанок.", "cp1251"),
    ("Η κυβέρνηση ανακοίνωσε νέα μέτρα για το νερό.", "cp1253 iso8859_7"),
    ("ראש הממשלה הודיע היום כי הבנייה תושלם.", "cp1255 iso8859_8"),
    ("أعلنت الحكومة اليوم عن إجراءات جديدة.", "cp1256"),
    ("รัฐบาลประกาศมาตรการใหม่", "cp874"),
    ("政府は今日、新しい対策を発表した。", "cp932 euc_jp"),
    ("政府今天宣布了新的措施。", "gb18030"),
    ("政府今天宣布新的措施，並將於下週實施。", "big5"),
    ("정부는 오늘 새 대책을 발표했다.", "cp949"),
]


@pytest.mark.parametrize(("text", "encoding"), [(text, e) for text, names in SENTENCES for e in names.split()])
def test_a_sentence_comes_back(text: str, encoding: str) -> None:
    found, note = decode(text.encode(encoding))
    assert found == text
    assert note is not None
    assert note.startswith("The bytes are not UTF-8; read as ")


def test_a_foreign_stamp_below_latin_text() -> None:
    text = "The bridge opened on Monday, the city said.\n\nפורסם: 02.26.12, 18:56\n"
    assert decode(text.encode("cp1255"))[0] == text


def test_far_bytes_decide_too() -> None:
    text = "The bridge opened on Monday.\n" * 4000 + "Der Bürgermeister übergab die Brücke für den Verkehr.\n"
    assert decode(text.encode("cp1252"))[0] == text


@given(st.text())
def test_utf8_needs_no_note(text: str) -> None:
    data = text.encode("utf-8", "ignore")
    expected = data.decode().removeprefix("\ufeff")
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        assert decode(data) == (expected, None)


@given(st.binary(max_size=200))
def test_any_bytes_are_text(data: bytes) -> None:
    text, note = decode(data)
    assert isinstance(text, str)
    assert note or not data or data.decode().removeprefix("\ufeff") == text
