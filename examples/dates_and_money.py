"""Only dates and money: every value with its readings and the evidence.

Run: python examples/dates_and_money.py
"""

from __future__ import annotations

import normalize

DATES = ["Aktualisiert: 09.03.2023, 22:48 Uhr", "02/03/12", "2012年2月26日(日)18時56分", "26 февр. 2012 г. в 18:56 мск"]
AMOUNTS = ["between 5 and 7 million euros", "R$ 3,5 bi", "1億2000万円", "4,5 Mrd. Fr."]


def main() -> None:
    """Print what is read from each line."""
    for text in DATES:
        date = normalize.parse_date(text)
        if date is None:
            print(f"{text}: no date")
            continue
        others = ", ".join(str(other) for other in date.alternatives) or "none"
        print(f"{text}: {date.isoformat()}; other readings: {others}; evidence: {', '.join(date.evidence)}")
    for text in AMOUNTS:
        money = normalize.parse_money(text)
        if money is not None:
            print(f"{text}: {money.amount:f} to {money.amount_max or money.amount:f} {money.currency or money.alternatives}")
    series = ["03/04/2024", "04/15/2024", "05/01/2024"]
    print("the series is", normalize.infer_order(series).order, "because of", normalize.infer_order(series).proofs)


if __name__ == "__main__":
    main()
