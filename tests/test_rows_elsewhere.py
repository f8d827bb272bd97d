"""Rows of pages in languages far from English: notices of rights, captions and credits, and what looks like them."""

from __future__ import annotations

import pytest

from normalize import normalize
from normalize.article.credits import credit_start, nameless
from normalize.model import Record

PAGES = {
    "en": (
        "Council to rebuild old bridge",
        "The council voted on Monday to rebuild the old bridge, which has been closed to lorries since the floods.",
        "Work on the bridge is to begin in spring and will take about two years, the mayor told reporters in town.",
    ),
    "ja": (
        "市が古い橋を再建へ、来春に着工",
        "市議会は月曜日、洪水のため通行止めになっている古い橋を再建することを決めた。費用は市が負担し、住民の意見も聞くという。",
        "工事は来春に始まり、完成までに約二年かかる見通しだと市長は記者団に語った。橋の近くの商店は客が半分に減ったという。",
    ),
    "ko": (
        "시, 낡은 다리 다시 짓기로…내년 봄 착공",
        "시의회는 월요일 홍수로 통행이 금지된 낡은 다리를 다시 짓기로 결정했다."
        " 비용은 시가 부담하고 주민 의견도 듣기로 했다.",
        "공사는 내년 봄에 시작되며 완공까지 약 이 년이 걸릴 것이라고 시장은 기자들에게 말했다."
        " 상인들은 손님이 절반으로 줄었다고 했다.",
    ),
    "id": (
        "Dewan Kota Bangun Kembali Jembatan Lama",
        "Dewan kota pada hari Senin memutuskan untuk membangun kembali jembatan lama yang ditutup sejak banjir.",
        "Pekerjaan akan dimulai pada musim semi dan berlangsung sekitar dua tahun, kata wali kota kepada wartawan.",
    ),
}  # fmt: skip


def page(tag: str, *rows: str, foot: tuple[str, ...] = ()) -> Record:
    title, first, last = PAGES[tag]
    return normalize("\n".join((title, first, *rows, last, *foot)))


def kinds(record: Record, *rows: str) -> list[str]:
    """The kinds under which rows are cut; an empty one for a row that stays."""
    cut = {removed.text.strip(): removed.kind for removed in record.removed}
    return [cut.get(row, "") for row in rows]


@pytest.mark.parametrize("tag", PAGES)
@pytest.mark.parametrize(
    "row",
    [
        "Copyright (C) 2023 The Valley Post. All rights reserved.",
        "Copyright ⓒ The Valley Post. All rights reserved.",
        "Copyright 2023. The Valley Post.",
        "© 2023 The Valley Post. All rights reserved.",
        "© The Valley Post",
        "All rights reserved. This text, and whatever else stands on this page, may not be printed elsewhere without"
        " the written permission of the publisher.",
    ],
)
def test_notices_in_english_on_any_page(tag: str, row: str) -> None:
    record = page(tag, foot=(row,))
    assert kinds(record, row) == ["copyright"]
    assert record.credits == ()


@pytest.mark.parametrize(
    ("tag", "row"),
    [
        ("en", "Copyright law is older than the bridge, the lawyer of the town told the council on Monday."),
        ("en", "All rights that the old owner had were sold with the mill, the lawyer of the town said on Monday."),
        ("ja", "著作権は橋の写真を撮った人にあると市の弁護士は説明し、議会もこれを認めた。"),
    ],
)
def test_sentences_that_speak_of_rights_stay(tag: str, row: str) -> None:
    assert kinds(page(tag, row), row) == [""]


@pytest.mark.parametrize(
    ("tag", "row", "credit"),
    [
        ("ko", "▲ 시내에 있는 낡은 다리. /연합뉴스", "연합뉴스"),
        ("ko", "8일 오전 시내에 있는 낡은 다리. 시청 제공", "시청"),
        ("ja", "新しい橋の完成予想図(市役所提供)", "市役所"),
        ("ja", "通行止めになった橋=17日午前、山田花子撮影", "山田花子"),
        ("id", "Foto: Warga menyeberang jembatan lama di kota. (Antara/Jane Roe)", "Antara/Jane Roe"),
        ("id", "Warga menyeberang jembatan lama.(ANTARA FOTO/Jane Roe)", "ANTARA FOTO/Jane Roe"),
        ("en", "People cross the old bridge. PHOTO JANE ROE", "JANE ROE"),
        ("en", "People cross the old bridge. Photo by Jane S. Roe /AP", "Jane S. Roe /AP"),
    ],
)
def test_captions_with_their_credit(tag: str, row: str, credit: str) -> None:
    record = page(tag, row)
    assert kinds(record, row) == ["caption"]
    assert record.credits == (credit,)


@pytest.mark.parametrize(
    ("tag", "row"),
    [
        ("en", "Photo: Jane Roe (The Valley Post)"),
        ("en", "HANDOUT / AFP"),
        ("id", "Foto: Antara/Jane Roe"),
    ],
)
def test_credits_alone_are_no_captions(tag: str, row: str) -> None:
    assert kinds(page(tag, row), row) == ["credit"]


@pytest.mark.parametrize(
    "text",
    ["He said so. PHOTOS were taken", "彼は橋の上で写真を撮った。", "Nobody crossed the bridge, Roe and Moe said"],
)
def test_texts_that_end_in_no_credit(text: str) -> None:
    assert credit_start(text) is None


@pytest.mark.parametrize(
    ("name", "bare"), [("記者林怡君攝", "林怡君"), ("시청 제공", "시청"), ("Jane Roe", "Jane Roe"), ("提供", "提供")]
)
def test_names_without_the_label_behind_them(name: str, bare: str) -> None:
    assert nameless(name) == bare


def test_an_agency_behind_the_body_is_the_articles() -> None:
    record = page("id", foot=("- Antara",))
    assert kinds(record, "- Antara") == ["byline"]
    assert record.credits == ()
