"""Clocks of running speech: "15 Uhr 20", "half past 3", "viertel vor 12", told from stretches of time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from normalize.dates.relative_words import Token, has

__all__ = ["idioms"]


def idioms(found: Sequence[Token]) -> Iterator[Token]:
    """The tokens, each spoken clock made one; "15 hours" stays a stretch where a direction is given."""
    signed = any(token.sign for token in found)
    index = 0
    while index < len(found):
        token, used = _hour(found, index) if not signed else (None, 0)
        if token is None:
            token, used = _around(found, index)
        yield token or found[index]
        index += max(used, 1)


def _hour(found: Sequence[Token], index: int) -> tuple[Token | None, int]:
    """"15 Uhr", "15 Uhr 20", "15 годин 20 хвилин"."""
    token = found[index]
    if token.unit != "clock-hour" or token.value != int(token.value) or not 0 <= token.value <= 24:
        return None, 0
    after = found[index + 1] if index + 1 < len(found) else None
    minute, used = 0, 1
    if after is not None and after.value == int(after.value) and 0 <= after.value < 60:
        if after.unit == "minute" or ("n" in after.senses and not has(after, "o", "p")):
            minute, used = int(after.value), 2
        elif after.unit:
            return None, 0
    last = found[index + used - 1]
    return Token(token.start, last.end, ("clock",), clock=(int(token.value), minute, 0)), used


def _around(found: Sequence[Token], index: int) -> tuple[Token | None, int]:
    """"10 past 3", "quarter to 12", "half past 3", "halb vier"."""
    token = found[index]
    half = "half_past" if has(token, "half_past") else "half_to" if has(token, "half_to") else ""
    if half:
        return _built(found, index, index + 1, 30 if half == "half_past" else -30)
    minutes = token.value if "n" in token.senses or token.unit in ("minute", "hour") else -1
    if token.unit == "hour":
        minutes *= 60
    if not 0 < minutes < 60 or token.sign or index + 1 >= len(found):
        return None, 0
    word = found[index + 1]
    if has(word, "past_hour"):
        return _built(found, index, index + 2, int(minutes))
    if has(word, "to_hour"):
        return _built(found, index, index + 2, -int(minutes))
    return None, 0


def _built(found: Sequence[Token], index: int, at: int, shift: int) -> tuple[Token | None, int]:
    while at < len(found) and has(found[at], "skip", "at") and not has(found[at], "n", "noon", "midnight"):
        at += 1
    if at >= len(found):
        return None, 0
    base = found[at]
    hour = 12 if has(base, "noon") else 24 if has(base, "midnight") else None
    if hour is None and base.clock is not None and not base.clock[1]:
        hour = base.clock[0]
    if hour is None and ("n" in base.senses or base.unit == "clock-hour") and base.value == int(base.value):
        hour = int(base.value)
    if hour is None or not 1 <= hour <= 24:
        return None, 0
    total = (hour * 60 + shift) % 1440
    return Token(found[index].start, base.end, ("clock",), clock=(total // 60, total % 60, 0)), at - index + 1
