"""The whole pipeline on any text: the source is rebuilt, spans hold, JSON round trips, nothing raises."""

from __future__ import annotations

from hypothesis import example, given

from normalize import Profile, Record, clean, normalize
from tests.strategies import any_text, damaged_text

LEAD = "The bridge opened to traffic after two years of work, the council said on its site."
STAMP = "Bridge opens to traffic\n\n{}\n\n" + LEAD


@given(any_text)
def test_restores_any_text(text: str) -> None:
    assert normalize(text).restore() == text


@given(damaged_text)
@example("18:56\u00ad&lt;\u00e2\x82\u00ac\x00e\u0301\u2028,26.02.2012&#x0;&lt;\u00e2\x82\u00ac\u00c3\u00a9&amp;")
@example("p;&am\u00c3\u00a92.\rp;a\u03012.&lt;\u0432\u0402\u00a9\r\n1\u200b\n")
def test_restores_damage_that_reaches_over_lines(text: str) -> None:
    assert normalize(text).restore() == text


@given(any_text)
def test_spans_tile_the_source(text: str) -> None:
    record = normalize(text)
    ends = [0, *(s.end for s in record.segments)]
    assert [s.start for s in record.segments] == ends[:-1]
    assert ends[-1] == len(text)
    assert all(text[r.start : r.end] == r.text for r in record.removed if r.kind != "invisible")
    assert all(text[d.start : d.end] == d.text for d in record.dates)


@given(any_text)
def test_json_round_trip(text: str) -> None:
    record = normalize(text)
    assert Record.from_json(record.to_json()) == record


def test_the_digits_of_a_stamp_are_no_money() -> None:
    record = normalize(STAMP.format("Posted at 6:02 p.m., 14 March 2023") + "\n\nIt cost £5m; 10p a head.")
    assert [money.text for money in record.money] == ["£5m", "10p"]


def test_amounts_in_words_alone_are_found() -> None:
    (money,) = normalize(LEAD + "\n\nThe old bridge had cost two million dollars.").money
    assert (money.amount, money.currency) == (2_000_000, "USD")


def test_what_an_edge_hides_is_mended_before_the_text_comes_out() -> None:
    once = clean("\xa0\xd0\xb2\u0915\u093c\xe2\u20ac\u2122\u030118:56").text
    assert clean(once).text == once == "в\u0915\u093c’\u030118:56"


def test_profile_learns_the_order() -> None:
    proven = normalize(STAMP.format("02.26.12, 18:56"))
    profile = Profile().learn([proven, normalize(STAMP.format("11.30.12, 08:00"))])
    assert profile.order == "MDY"
    assert profile.articles == 2
    assert Profile.from_dict(profile.to_dict()) == profile


def test_profile_settles_what_the_text_leaves_open() -> None:
    profile = Profile().learn([normalize(STAMP.format("02.26.12, 18:56"))])
    alone = normalize(STAMP.format("02.03.12, 18:56"), language="he").published
    assert alone is not None
    assert (alone.order, alone.ambiguous) == ("DMY", True)
    known = normalize(STAMP.format("02.03.12, 18:56"), language="he", order="DMY", profile=profile).published
    assert known is not None
    assert (known.order, known.ambiguous) == ("MDY", False)
    assert "profile:MDY" in known.evidence
    proof = normalize(STAMP.format("26.03.12, 18:56"), profile=profile).published
    assert proof is not None
    assert proof.order == "DMY"


def test_profile_learns_the_zone_and_lends_it() -> None:
    written = [normalize(STAMP.format(f"Published: {day} February 2012, 18:56 Asia/Jerusalem")) for day in (3, 4)]
    profile = Profile().learn(written)
    assert profile.timezone == "Asia/Jerusalem"
    bare = normalize(STAMP.format("Published: 5 February 2012, 18:56"), profile=profile).published
    assert bare is not None
    assert bare.isoformat() == "2012-02-05T18:56+02:00"
    assert bare.zone_evidence == ("profile:timezone",)


def test_profile_knows_the_furniture() -> None:
    records = [normalize(STAMP.format("26.02.2012") + "\n\nRelated articles:\n\nSupport the Paper") for _ in range(2)]
    assert Profile().learn(records).is_furniture("Support the Paper")
    assert not Profile().learn(records).is_furniture("Bridge opens to traffic")
