"""Zones: every written form, ambiguity settled or left open, gaps and folds named, against zoneinfo as the oracle."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.dates.zones import UTC, Zone, default_zones, localize, read_zone, read_zone_before, settle_zone
from normalize.hints import Hints
from tests.strategies import any_text, zone_names

CLOCK = "18:56"


def zone(written: str, **hints: object) -> Zone | None:
    found = read_zone(CLOCK + written, len(CLOCK), Hints(**hints))  # type: ignore[arg-type]  # hints of several types in one mapping
    if found is None:
        return None
    assert found[0] == len(CLOCK + written)
    return settle_zone(found[1])[0]


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("Z", 0), (" Z", 0), (" GMT", 0), (" UTC", 0), ("+02:00", 120), ("+0530", 330), (" +02", 120), (" -0500", -300),
        (" -05:00", -300), (" GMT+2", 120), (" (UTC+05:30)", 330), (" UTC−5", -300), (" (GMT-3)", -180),
        (" EST", -300), (" EDT", -240), (" CET", 60), (" MESZ", 120), (" JST", 540), (" WIB", 420),
        (" -0500 (EST)", -300),
        (" Eastern Standard Time", -300), (" heure normale d’Europe centrale", 60), (" 日本標準時", 540),
        (" mitteleuropäische Sommerzeit", 120), ("\u00a0CEST", 120), (" [UTC]", 0), ("+01:00[Europe/Paris]", 60),
    ],
)  # fmt: skip
def test_written_offsets(written: str, minutes: int) -> None:
    found = zone(written)
    assert found is not None
    assert found.offset == minutes


@pytest.mark.parametrize("name", ["Europe/Paris", "America/Argentina/Buenos_Aires", "Asia/Kolkata"])
def test_iana_names(name: str) -> None:
    assert zone(f" {name}") == Zone(name)


@pytest.mark.parametrize(
    "written",
    [
        "-19:30", " - 19:30", " ist es", " est", " met", " +1", " +99:00", " Nowhere/City", " said", "", " ", " (",
        " (EST",
        " -", "+", " Zebra", " cat", " art", "z",
    ],
)  # fmt: skip
def test_no_zone(written: str) -> None:
    found = read_zone(CLOCK + written, len(CLOCK), Hints())
    assert found is None


@pytest.mark.parametrize(
    ("word", "hints", "name"),
    [
        ("IST", {"country": "IN"}, "Asia/Kolkata"), ("IST", {"country": "IL"}, "Asia/Jerusalem"),
        ("IST", {"country": "IE"}, "Europe/Dublin"), ("IST", {"languages": ("he",)}, "Asia/Jerusalem"),
        ("IST", {"languages": ("hi",)}, "Asia/Kolkata"), ("IST", {"languages": ("en-IN",)}, "Asia/Kolkata"),
        ("CST", {"country": "CN"}, "Asia/Shanghai"), ("CST", {"country": "US"}, "America/Chicago"),
        ("CST", {"country": "CU"}, "America/Havana"), ("BST", {"country": "BD"}, "Asia/Dhaka"),
        ("BST", {"country": "GB"}, "Europe/London"), ("EST", {"country": "AU"}, "Australia/Sydney"),
        ("PST", {"country": "PH"}, "Asia/Manila"), ("PST", {}, "America/Los_Angeles"), ("CST", {}, "America/Chicago"),
    ],
)  # fmt: skip
def test_ambiguous_abbreviations(word: str, hints: dict[str, object], name: str) -> None:
    found = zone(f" {word}", **hints)
    assert found is not None
    assert found.name == name


def test_an_abbreviation_of_two_countries_stays_open() -> None:
    found = read_zone("18:56 IST", 5, Hints(("en",)))
    assert found is not None
    assert settle_zone(found[1]) == (None, ("written:zone", "open:zone"))
    assert {r.value.name for r in found[1]} == {"Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin"}


@pytest.mark.parametrize(("text", "name"), [("GMT 18:56", "Etc/UTC"), ("(ET) at", None), ("18:56", None)])
def test_zone_before_the_clock(text: str, name: str | None) -> None:
    found = read_zone_before(text, text.find("18"), Hints()) if "18" in text else None
    assert (found[1][0].value.name if found else None) == name


@pytest.mark.parametrize(
    ("country", "name"),
    [
        ("IL", "Asia/Jerusalem"), ("FR", "Europe/Paris"), ("DE", "Europe/Berlin"), ("ES", "Europe/Madrid"),
        ("IN", "Asia/Kolkata"), ("CN", "Asia/Shanghai"), ("US", None), ("AU", None), ("BR", None), ("XX", None),
    ],
)  # fmt: skip
def test_default_zone_of_a_country(country: str, name: str | None) -> None:
    found = default_zones(Hints(country=country))
    assert (found[0].value.name if found else None) == name


def test_a_hint_outranks_the_country() -> None:
    found = default_zones(Hints(country="FR", timezone="Asia/Tokyo"))
    assert settle_zone(found) == (Zone("Asia/Tokyo"), ("hint:timezone",))
    assert default_zones(Hints(timezone="No/Such")) == ()


moments = st.datetimes(dt.datetime(1970, 1, 2), dt.datetime(2037, 12, 30))


@given(moments, zone_names)
def test_localize_keeps_the_wall_clock_and_names_gaps_and_folds(moment: dt.datetime, name: str) -> None:
    value, others, codes = localize(moment, Zone(name))
    tz = ZoneInfo(name)
    assert value.replace(tzinfo=None) == moment
    assert value.utcoffset() == moment.replace(tzinfo=tz).utcoffset()
    there_and_back = value.astimezone(dt.UTC).astimezone(tz).replace(tzinfo=None)
    assert ("dst:gap" in codes) == (there_and_back != moment)
    if "dst:fold" in codes:
        assert others[0].utcoffset() != value.utcoffset()


@pytest.mark.parametrize(
    ("moment", "name", "code"),
    [
        (dt.datetime(2024, 3, 31, 2, 30), "Europe/Paris", "dst:gap"),
        (dt.datetime(2024, 10, 27, 2, 30), "Europe/Paris", "dst:fold"),
        (dt.datetime(2024, 3, 10, 2, 30), "America/New_York", "dst:gap"),
        (dt.datetime(2024, 11, 3, 1, 30), "America/New_York", "dst:fold"),
    ],
)
def test_gaps_and_folds(moment: dt.datetime, name: str, code: str) -> None:
    assert localize(moment, Zone(name))[2] == (code,)


def test_an_abbreviation_of_the_wrong_season_keeps_its_offset() -> None:
    value, others, codes = localize(dt.datetime(2024, 7, 1, 18), Zone("America/New_York", -300))
    assert (value.utcoffset(), codes) == (dt.timedelta(hours=-5), ("season",))
    assert others[0].utcoffset() == dt.timedelta(hours=-4)


@pytest.mark.parametrize("moment", [dt.datetime.min, dt.datetime.max])
@pytest.mark.parametrize("name", ["Pacific/Auckland", "America/Los_Angeles", "Europe/Paris"])
def test_the_ends_of_time_raise_nothing(moment: dt.datetime, name: str) -> None:
    assert localize(moment, Zone(name))[0].replace(tzinfo=None) == moment


def test_utc_is_utc() -> None:
    assert localize(dt.datetime(2024, 1, 1), UTC)[0].tzinfo is dt.UTC


@given(any_text, st.integers(0, 200))
def test_never_raises(text: str, pos: int) -> None:
    read_zone(text, min(pos, len(text)), Hints())
    read_zone_before(text, min(pos, len(text)), Hints())
