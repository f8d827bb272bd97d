"""Coverage-guided fuzzing, by hand and not required.

`pip install atheris`, then `python -m tests.fuzz.atheris_normalize -max_total_time=60`.
"""

from __future__ import annotations

import sys

import normalize


def check(text: str) -> None:
    """What holds for every text."""
    record = normalize.normalize(text)
    assert record.restore() == text
    assert normalize.Record.from_json(record.to_json()) == record


def main() -> None:
    import atheris

    def one_input(data: bytes) -> None:
        """Text out of the fuzzer's bytes, lone surrogates included."""
        check(atheris.FuzzedDataProvider(data).ConsumeUnicode(len(data)))

    check("a text, so that every module is imported before it is instrumented")
    atheris.instrument_all()
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
