"""Builder of the zone tables: abbreviations, spelled zone names of every CLDR locale, countries and their zones.

Two tables.  `zones` is small and read with the first clock: abbreviations, the local names of `[dates.zones]`, words
before an offset ("GMT", "UTC"), `@c:` rows (the zone of a country), `@l:` rows (the countries of a language) and
`@f:` rows (first words of spelled names, with the longest name's length).  `zone_names` holds the spelled names.

The payload is a `|`-separated list of readings, each `IANA name;minutes east of UTC or empty;countries`.  `U` before
the list demands that the word stands in the text in exactly the case given; `G` marks a word before an offset.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from zoneinfo import ZoneInfo

from normalize.lexicon.schema import Locale
from normalize.lexicon.table import fold

__all__ = ["tables"]

Names = dict[str, dict[str, None]]
"""Folded name to its readings (an ordered set)."""

PRIMARY = {
    "CL": "America/Santiago", "CN": "Asia/Shanghai", "DE": "Europe/Berlin", "EC": "America/Guayaquil",
    "ES": "Europe/Madrid", "MH": "Pacific/Majuro", "MY": "Asia/Kuala_Lumpur", "NZ": "Pacific/Auckland",
    "PT": "Europe/Lisbon", "UA": "Europe/Kyiv", "UZ": "Asia/Tashkent", "CY": "Asia/Nicosia",
}  # fmt: skip
"""CLDR's primary zones (metaZones.xml): the zone meant when such a country is named; Babel leaves them out."""

ABBREVIATIONS = {
    # Zone, minutes east of UTC (None: whatever the zone observes), countries that write it.  Likeliest first.
    "ET": (("America/New_York", None, "US CA"),), "CT": (("America/Chicago", None, "US CA MX"),),
    "MT": (("America/Denver", None, "US CA"),), "PT": (("America/Los_Angeles", None, "US CA"),),
    "EST": (("America/New_York", -300, "US CA JM BS PA"), ("Australia/Sydney", 600, "AU")),
    "EDT": (("America/New_York", -240, "US CA BS"), ("Australia/Sydney", 660, "AU")),
    "CST": (("America/Chicago", -360, "US CA MX"), ("Asia/Shanghai", 480, "CN TW MO"), ("America/Havana", -300, "CU"),
            ("Australia/Adelaide", 570, "AU")),
    "CDT": (("America/Chicago", -300, "US CA MX"), ("America/Havana", -240, "CU"), ("Australia/Adelaide", 630, "AU")),
    "MST": (("America/Denver", -420, "US CA MX"), ("Asia/Kuala_Lumpur", 480, "MY"), ("Asia/Yangon", 390, "MM")),
    "MDT": (("America/Denver", -360, "US CA MX"),),
    "PST": (("America/Los_Angeles", -480, "US CA MX"), ("Asia/Manila", 480, "PH"), ("Asia/Karachi", 300, "PK")),
    "PDT": (("America/Los_Angeles", -420, "US CA MX"),),
    "AKST": (("America/Anchorage", -540, "US"),), "AKDT": (("America/Anchorage", -480, "US"),),
    "HST": (("Pacific/Honolulu", -600, "US"),), "HAST": (("Pacific/Honolulu", -600, "US"),),
    "AST": (("America/Halifax", -240, "CA PR TT BB"), ("Asia/Riyadh", 180, "SA IQ KW QA BH YE")),
    "ADT": (("America/Halifax", -180, "CA BM"),),
    "NST": (("America/St_Johns", -210, "CA"),), "NDT": (("America/St_Johns", -150, "CA"),),
    "BST": (("Europe/London", 60, "GB"), ("Asia/Dhaka", 360, "BD")),
    "IST": (("Asia/Kolkata", 330, "IN LK"), ("Asia/Jerusalem", 120, "IL"), ("Europe/Dublin", 60, "IE")),
    "IDT": (("Asia/Jerusalem", 180, "IL"),),
    "WET": (("Europe/Lisbon", 0, "PT MA"),), "WEST": (("Europe/Lisbon", 60, "PT"),),
    "CET": (("Europe/Paris", 60, ""),), "CEST": (("Europe/Paris", 120, ""),),
    "CEDT": (("Europe/Paris", 120, ""),),
    "EET": (("Europe/Kyiv", 120, ""),), "EEST": (("Europe/Kyiv", 180, ""),),
    "MSK": (("Europe/Moscow", 180, "RU"),), "TRT": (("Europe/Istanbul", 180, "TR"),),
    "AEST": (("Australia/Sydney", 600, "AU"),), "AEDT": (("Australia/Sydney", 660, "AU"),),
    "AET": (("Australia/Sydney", None, "AU"),),
    "ACST": (("Australia/Adelaide", 570, "AU"),), "ACDT": (("Australia/Adelaide", 630, "AU"),),
    "AWST": (("Australia/Perth", 480, "AU"),),
    "NZST": (("Pacific/Auckland", 720, "NZ"),), "NZDT": (("Pacific/Auckland", 780, "NZ"),),
    "JST": (("Asia/Tokyo", 540, "JP"),), "KST": (("Asia/Seoul", 540, "KR KP"),),
    "HKT": (("Asia/Hong_Kong", 480, "HK"),), "SGT": (("Asia/Singapore", 480, "SG"),),
    "PHT": (("Asia/Manila", 480, "PH"),), "ICT": (("Asia/Bangkok", 420, "TH VN KH LA"),),
    "MYT": (("Asia/Kuala_Lumpur", 480, "MY"),),
    "WIB": (("Asia/Jakarta", 420, "ID"),), "WITA": (("Asia/Makassar", 480, "ID"),),
    "WIT": (("Asia/Jayapura", 540, "ID"),),
    "PKT": (("Asia/Karachi", 300, "PK"),), "NPT": (("Asia/Kathmandu", 345, "NP"),),
    "SLST": (("Asia/Colombo", 330, "LK"),), "IRST": (("Asia/Tehran", 210, "IR"),),
    "IRDT": (("Asia/Tehran", 270, "IR"),), "AFT": (("Asia/Kabul", 270, "AF"),),
    "GST": (("Asia/Dubai", 240, "AE OM"), ("Atlantic/South_Georgia", -120, "GS")),
    "AZT": (("Asia/Baku", 240, "AZ"),), "GET": (("Asia/Tbilisi", 240, "GE"),),
    "AMT": (("Asia/Yerevan", 240, "AM"), ("America/Manaus", -240, "BR")),
    "UZT": (("Asia/Tashkent", 300, "UZ"),), "ALMT": (("Asia/Almaty", 300, "KZ"),),
    "SAST": (("Africa/Johannesburg", 120, "ZA LS SZ"),), "EAT": (("Africa/Nairobi", 180, "KE TZ UG ET SO"),),
    "CAT": (("Africa/Maputo", 120, "MZ ZM ZW BW RW BI MW"),), "WAT": (("Africa/Lagos", 60, "NG CM BJ NE GA CG AO"),),
    "BRT": (("America/Sao_Paulo", -180, "BR"),), "BRST": (("America/Sao_Paulo", -120, "BR"),),
    "ART": (("America/Argentina/Buenos_Aires", -180, "AR"),), "CLT": (("America/Santiago", -240, "CL"),),
    "CLST": (("America/Santiago", -180, "CL"),), "COT": (("America/Bogota", -300, "CO"),),
    "PET": (("America/Lima", -300, "PE"),), "VET": (("America/Caracas", -240, "VE"),),
    "UYT": (("America/Montevideo", -180, "UY"),), "PYT": (("America/Asuncion", None, "PY"),),
    "BOT": (("America/La_Paz", -240, "BO"),), "ECT": (("America/Guayaquil", -300, "EC"),),
    "GMT": (("Etc/UTC", 0, ""),), "UTC": (("Etc/UTC", 0, ""),), "UT": (("Etc/UTC", 0, ""),),
}  # fmt: skip
"""Abbreviations as English papers write them (the tz database's and CLDR's), with who writes them."""

ABBREVIATIONS_LANGUAGE = "en"
"""Whose habit settles an abbreviation where country and language say nothing: the tz database writes English."""

OFFSET_WORDS = ("GMT", "UTC", "UT", "TU", "TUC", "ГМТ", "غرينتش", "گرینویچ")


def tables(languages: Sequence[Locale]) -> Mapping[str, Mapping[str, str]]:
    """The tables `zones` and `zone_names`."""
    local = _local(languages)
    small = {**local, **_abbreviations(), **_countries(), **_languages(languages)}
    for key, row in local.items():
        if not row.startswith("U") and not key.isascii():  # a language file writes it small: then case proves nothing
            small[key] = small[key].removeprefix("U")
    names = _spelled()
    for word in OFFSET_WORDS:
        key = fold(word)
        small[key] = "GEtc/UTC;0;"
    small.update(_first_words(names, small))
    return {"zones": small, "zone_names": {key: "|".join(_merged(readings)) for key, readings in names.items()}}


def _reading(zone: str, minutes: int | None, countries: str = "") -> str:
    return f"{zone};{'' if minutes is None else minutes};{countries.replace(' ', ',')}"


def _abbreviations() -> dict[str, str]:
    """Upper-case abbreviations: CLDR's of every locale, then ours, which win."""
    found: Names = {}
    for zone, kind, name in _cldr_names("short"):
        if name.isalpha() and name.isupper() and len(name) > 2:
            found.setdefault(fold(name), {})[_reading(zone, _minutes(zone, kind))] = None
    rows = {key: "U" + kept[0] for key, readings in found.items() if len(kept := _merged(readings)) == 1}
    for word, readings in ABBREVIATIONS.items():
        rows[fold(word)] = "U" + "|".join(_reading(*r) for r in readings)
    return rows


def _merged(readings: Mapping[str, None]) -> list[str]:
    """One reading a zone: a name for standard and generic time means standard time, one for all three the generic."""
    zones: dict[str, list[str]] = {}
    for reading in readings:
        zone, minutes, _ = reading.split(";")
        zones.setdefault(zone, []).append(minutes)
    kept = {zone: sorted(set(offsets) - {""}) for zone, offsets in zones.items()}
    return [f"{zone};{offsets[0] if len(offsets) == 1 else ''};" for zone, offsets in kept.items()]


def _local(languages: Sequence[Locale]) -> dict[str, str]:
    """`[dates.zones]`: IANA names, or fixed offsets such as "+03:00"."""
    rows: dict[str, str] = {}
    for language in languages:
        for zone, words in language.groups("dates", "zones").items():
            for word in words:
                upper = "U" if word.isupper() and word.isascii() else ""
                rows[fold(word)] = upper + _reading(zone, None)
    return rows


def _spelled() -> Names:
    """Spelled names of all locales ("heure normale d’Europe centrale"), folded, apostrophes made alike."""
    found: Names = {}
    for zone, kind, name in _cldr_names("long"):
        key = fold(name).replace("’", "'").replace("\u00a0", " ")
        if len(key) > 3:
            found.setdefault(key, {})[_reading(zone, _minutes(zone, kind))] = None
    return found


def _cldr_names(width: str) -> Iterator[tuple[str, str, str]]:
    """(IANA zone, standard | daylight | generic, name) over all CLDR locales."""
    from babel import localedata

    golden = _golden()
    for tag in localedata.locale_identifiers():
        data = localedata.load(tag)
        for meta, widths in data["meta_zones"].items():
            if meta in golden:
                yield from ((golden[meta], kind, name) for kind, name in widths.get(width, {}).items())
        for zone, widths in data["time_zones"].items():
            if zone != "Etc/Unknown":
                yield from ((zone, kind, name) for kind, name in widths.get(width, {}).items())


def _golden() -> dict[str, str]:
    """CLDR metazone to one IANA zone that stands for it (the one of the territory with most people first)."""
    from babel.core import get_global

    known = {
        "Europe_Central": "Europe/Paris", "Europe_Eastern": "Europe/Bucharest", "Europe_Western": "Atlantic/Canary",
        "America_Eastern": "America/New_York", "America_Central": "America/Chicago",
        "America_Mountain": "America/Denver", "America_Pacific": "America/Los_Angeles", "Atlantic": "America/Halifax",
        "GMT": "Etc/UTC", "China": "Asia/Shanghai", "Australia_Eastern": "Australia/Sydney", "Gulf": "Asia/Dubai",
        "Australia_Central": "Australia/Adelaide", "Indonesia_Western": "Asia/Jakarta", "Moscow": "Europe/Moscow",
        "Africa_Eastern": "Africa/Nairobi", "Africa_Central": "Africa/Maputo", "Africa_Western": "Africa/Lagos",
        "Africa_Southern": "Africa/Johannesburg", "Arabian": "Asia/Riyadh", "India": "Asia/Kolkata",
        "Brasilia": "America/Sao_Paulo", "Argentina": "America/Argentina/Buenos_Aires", "Indochina": "Asia/Bangkok",
        "Hawaii_Aleutian": "Pacific/Honolulu", "Alaska": "America/Anchorage", "New_Zealand": "Pacific/Auckland",
        "Mexico_Pacific": "America/Mazatlan", "Kazakhstan": "Asia/Almaty", "Malaysia": "Asia/Kuala_Lumpur",
    }  # fmt: skip
    found: dict[str, str] = {}
    for zone, meta in get_global("meta_zones").items():
        found.setdefault(meta, zone)
    return {**found, **known}


_MINUTES: dict[tuple[str, str], int | None] = {}


def _minutes(zone: str, kind: str) -> int | None:
    """Minutes east of UTC that the zone's standard or daylight time means; `None` for the generic name."""
    if kind == "generic":
        return None
    if (zone, kind) not in _MINUTES:
        _MINUTES[zone, kind] = _observed(zone, kind == "daylight")
    return _MINUTES[zone, kind]


def _observed(zone: str, daylight: bool) -> int | None:
    """The newest standard or daylight offset of the zone since 1970."""
    tz = ZoneInfo(zone)
    for year in range(2026, 1969, -1):
        for month in (1, 7, 4, 10):
            moment = dt.datetime(year, month, 15, tzinfo=tz)
            offset = moment.utcoffset()
            if offset is not None and bool(moment.dst()) == daylight:
                return round(offset.total_seconds() / 60)
    return None


def _countries() -> dict[str, str]:
    """`@c:DE` to the one zone of the country; a country whose zones differ has none, unless CLDR names a primary."""
    from babel.core import get_global

    rows = {}
    for country, zones in get_global("territory_zones").items():
        if country.isalpha() and len(country) == 2:
            names = sorted(zones, key=lambda z: z not in PRIMARY.values())
            if country in PRIMARY:
                rows[f"@c:{country}"] = PRIMARY[country]
            elif names and len({_clock(z) for z in names}) == 1:
                rows[f"@c:{country}"] = names[0]
    return rows


def _clock(zone: str) -> tuple[dt.timedelta | None, ...]:
    """The zone's offsets month by month from 2010 on: two zones with equal ones are one to us."""
    try:
        tz = ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        return ()
    return tuple(dt.datetime(y, m, 15, tzinfo=tz).utcoffset() for y in range(2010, 2027) for m in range(1, 13))


def _languages(languages: Sequence[Locale]) -> dict[str, str]:
    """`@l:he` to the countries whose papers write it: the TOML file's, else those where CLDR calls it official."""
    from babel.core import get_global

    rows: dict[str, list[str]] = {}
    for country, spoken in get_global("territory_languages").items():
        for tag, data in spoken.items():
            if data.get("official_status") in ("official", "de_facto_official"):
                rows.setdefault(tag.replace("_", "-"), []).append(country)
    for language in languages:
        if language.countries:
            rows[language.tag] = list(language.countries)
    rows[""] = rows.get(ABBREVIATIONS_LANGUAGE, ["US"])
    return {f"@l:{tag}": ",".join(countries) for tag, countries in rows.items()}


def _first_words(names: Names, small: Mapping[str, str]) -> dict[str, str]:
    """`@f:` first word (or first two characters where a script writes no spaces) to the longest name's length."""
    longest: dict[str, int] = {}
    for key in [*names, *(k for k in small if not k.startswith("@"))]:
        first = first_word(key)
        longest[first] = max(longest.get(first, 0), len(key))
    return {f"@f:{first}": str(size) for first, size in longest.items()}


def first_word(key: str) -> str:
    """What the look-up of a name begins with: its letters up to the first other character, two of them beyond U+2E80.

    >>> first_word("central european time"), first_word("日本標準時")
    ('central', '日本')
    """
    for index, char in enumerate(key):
        if not (char.isalpha() or ("\u0300" <= char <= "\u0fff" and not char.isspace())):
            return key[:index] or key[:1]
        if char >= "\u2e80":
            return key[:2]
    return key
