"""What each tool answers to the same lines, as the tables of `docs/comparison.md`.

usage: python benchmarks/compare.py
"""

from __future__ import annotations

import warnings

from common import Article, articles, installed, lines, share, table
from readers import code, date_line, date_readers, money_readers

import normalize


def dates() -> str:
    """Every date line with each reader's answer; the answers that are wrong in italics."""
    readers = date_readers()
    rows = []
    for row in lines()["date"]:
        answers = [read(date_line(row)) for read in readers.values()]
        rows.append((f"`{row['text']}`", row["value"] or "none", *(_shown(a, row["value"]) for a in answers)))
    return table(("line", "meant", *readers), rows)


def money() -> str:
    """Every money line with each reader's answer; the answers that are wrong in italics."""
    readers = money_readers()
    rows = []
    for row in lines()["money"]:
        answers = [read((row["text"], row["language"])) for read in readers.values()]
        named = [" ".join((a[0], code(a[1]))).strip() if a else "" for a in answers]
        want = " ".join(row["value"])
        rows.append((f"`{row['text']}`", want or "none", *(_shown(a, want) for a in named)))
    return table(("line", "meant", *readers), rows)


def _shown(answer: str, want: str) -> str:
    return (answer or "none") if answer == want else f"*{answer or 'none'}*"


def _ours(text: str) -> tuple[str | None, str | None, tuple[str, ...]]:
    found = normalize.normalize(text)
    return found.headline, found.published and found.published.isoformat(), found.authors


def _markup(page: str) -> tuple[str | None, str | None, tuple[str, ...]]:
    found = normalize.normalize_html(page)
    return found.headline, found.published and found.published.isoformat(), found.authors


def records() -> str:
    """Right headline, day of publication and authors on the corpus: as text, and as a page with a heading."""
    pages = [_page(article) for article in articles()]
    rows = [("newsnorm", "text", *_right([_ours(article.text) for article in articles()]))]
    if installed("trafilatura"):
        import trafilatura

        rows.append(("newsnorm", "page", *_right([_markup(page) for page in pages])))
        met = [trafilatura.extract_metadata(page) for page in pages]
        found = [(m.title, m.date, (m.author,) if m.author else ()) for m in met]
        rows.append(("trafilatura", "page", *_right(found)))
    if installed("htmldate"):
        import htmldate

        days = [(None, htmldate.find_date(page, original_date=True), ()) for page in pages]
        rows.append(("htmldate", "page", "not its task", _right(days)[1], "not its task"))
    return table(("tool", "given", "headline", "day of publication", "authors"), rows)


def _page(article: Article) -> str:
    """The article as the simplest page: its headline as the heading, every other line a paragraph."""
    tags = {article.truth["headline"]: "h1"}
    lines = [line for line in article.text.split("\n") if line]
    body = "".join(f"<{tags.get(line, 'p')}>{line}</{tags.get(line, 'p')}>" for line in lines)
    return f"<html lang='{article.tag}'><head></head><body><article>{body}</article></body></html>"


def _right(found: list[tuple[str | None, str | None, tuple[str, ...]]]) -> tuple[str, str, str]:
    wanted = [article.truth for article in articles()]
    pairs = list(zip(found, wanted, strict=True))
    headlines = sum(got[0] == want["headline"] for got, want in pairs)
    days = sum((got[1] or "")[:10] == want.get("published", "")[:10] for got, want in pairs)
    authors = sum(list(got[2]) == want["authors"] for got, want in pairs)
    return share(headlines, len(pairs)), share(days, len(pairs)), share(authors, len(pairs))


def main() -> None:
    warnings.simplefilter("ignore")  # dateutil warns of every zone it does not know
    print("## Dates\n", dates(), "## Money\n", money(), "## Records\n", records(), sep="\n")


if __name__ == "__main__":
    main()
