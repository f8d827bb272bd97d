"""Clocks of running speech: "15 Uhr 20", "half past 3", "viertel vor 12", told from stretches of time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from normalize.dates.relative_words import Token, has

__all__ = ["idioms"]


def idioms(found: Sequence[Token]) -> Iterator[Token]:
    """The tokens, each spoken clock made one; "15 hours" stays a stretch where a direction is given."""
    spanning = any(map(_spans, found))
    index = 0
    while index < len(found):
        token, used = (None, 0) if spanning else _after(found, index)
        if token is None and not spanning:
            token, used = _hour(found, index)
        if token is None:
            token, used = _around(found, index)
        yield token or found[index]
        index += max(used, 1)


def _spans(token: Token) -> bool:
    """Whether a token shows that its phrase tells a stretch of time: a direction, or a unit beyond the clock's."""
    if token.sign or token.unit not in ("", "clock-hour", "minute", "hour"):
        return True
    return has(token, "lead_ahead", "lead_back") and not has(token, "at")


def _hour(found: Sequence[Token], index: int) -> tuple[Token | None, int]:
    """"15 Uhr", "15 Uhr 20", "15 годин 20 хвилин"."""
    token, used = found[index], 1
    if "n" in token.senses and index + 1 < len(found) and has(found[index + 1], "hour"):
        token, used = token._replace(unit="clock-hour"), 2
    if token.unit != "clock-hour" or token.value != int(token.value) or not 0 <= token.value <= 24:
        return None, 0
    after = found[index + used] if index + used < len(found) else None
    minute = 0
    if after is not None and after.value == int(after.value) and 0 <= after.value < 60:
        if taken := _seconds(found, index + used):  # "8時20秒"
            used += taken
            clock = (int(token.value), 0, int(after.value))
            return Token(token.start, found[index + used - 1].end, ("clock",), clock=clock), used
        if after.unit == "minute" or ("n" in after.senses and not has(after, "o", "p")):
            minute, used = int(after.value), used + 1
        elif after.unit:
            return None, 0
    last = found[index + used - 1]
    return Token(token.start, last.end, ("clock",), clock=(int(token.value), minute, 0)), used


def _seconds(found: Sequence[Token], index: int) -> int:
    """How many tokens are a number of seconds; 0 for none."""
    if found[index].unit == "second":
        return 1
    return 2 if "n" in found[index].senses and index + 1 < len(found) and has(found[index + 1], "second") else 0


def _around(found: Sequence[Token], index: int) -> tuple[Token | None, int]:
    """"10 past 3", "quarter to 12", "half past 3", "halb vier"."""
    token = found[index]
    half = "half_past" if has(token, "half_past") else "half_to" if has(token, "half_to") else ""
    if half:
        return _built(found, index, index + 1, 30 if half == "half_past" else -30)
    minutes = _minutes(token)
    if not minutes or index + 1 >= len(found):
        return None, 0
    word = found[index + 1]
    if has(word, "past_hour"):
        return _built(found, index, index + 2, minutes)
    if has(word, "to_hour"):
        return _built(found, index, index + 2, -minutes)
    return None, 0


def _after(found: Sequence[Token], index: int) -> tuple[Token | None, int]:
    """"las tres y media", "dodici meno un quarto", "8時半"."""
    hour = _hour_of(found[index])
    word = found[index + 1] if index + 1 < len(found) else None
    if hour is None or word is None:
        return None, 0
    if has(word, "half_after"):
        return _clock(found, index, index + 1, hour * 60 + 30)
    sign = 1 if has(word, "and_hour") else -1 if has(word, "less_hour") else 0
    minutes = _minutes(found[index + 2]) if sign and index + 2 < len(found) else 0
    return _clock(found, index, index + 2, hour * 60 + sign * minutes) if minutes else (None, 0)


def _minutes(token: Token) -> int:
    """The minutes that a token can name beside an hour: "10", "ten minutes", "a quarter"; 0 for none."""
    value = token.value * 60 if token.unit == "hour" else token.value
    told = "n" in token.senses or token.unit in ("minute", "hour")
    return int(value) if told and not token.sign and 0 < value < 60 and value == int(value) else 0


def _clock(found: Sequence[Token], first: int, last: int, minutes: int) -> tuple[Token, int]:
    total = minutes % 1440
    token = Token(found[first].start, found[last].end, ("clock", "spoken"), clock=(total // 60, total % 60, 0))
    return token, last - first + 1


def _hour_of(token: Token) -> int | None:
    """The hour that a token can name: a number, "noon", a clock on the full hour."""
    if has(token, "noon"):
        return 12
    if has(token, "midnight"):
        return 24
    if token.clock is not None and "clock" in token.senses:
        return token.clock[0] if not token.clock[1] else None
    whole = token.value == int(token.value) and 1 <= token.value <= 24
    return int(token.value) if whole and ("n" in token.senses or token.unit == "clock-hour") else None


def _built(found: Sequence[Token], index: int, at: int, shift: int) -> tuple[Token | None, int]:
    while at < len(found) and has(found[at], "skip", "at") and not has(found[at], "n", "noon", "midnight"):
        at += 1
    if at >= len(found):
        return None, 0
    hour = _hour_of(found[at])
    return _clock(found, index, at, hour * 60 + shift) if hour is not None else (None, 0)
