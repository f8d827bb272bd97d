"""The long texts of `newsnorm --help`."""

from __future__ import annotations

__all__ = ["EPILOG", "INTRODUCTION"]

INTRODUCTION = """Turn dirty multilingual news text into clean records.

Reads articles as plain text, HTML, JSON, JSON Lines, CSV, TSV or Parquet, each plain or packed with gzip or zstd,
from files, folders or standard input (no FILE, or -), and prints one record for each: headline, body, authors,
publication dates with their time zones, exact amounts of money, languages, what was cut, and the evidence for every
choice.  Nothing is lost: a record rebuilds its source exactly.
"""

EPILOG = """\b
Examples:
  newsnorm article.txt                      the record of one article, as JSON
  newsnorm --explain article.txt            what each line became, and why
  newsnorm --country IL article.txt         with a hint; proof in the text outweighs it
  zcat crawl.jsonl.gz | newsnorm --jobs 4 > records.jsonl
  newsnorm --to csv -o table.csv folder/    a folder of articles as a table
  newsnorm check data/*.jsonl               is there anything to repair?  (exit code 1)
  newsnorm fix --clean data/*.jsonl         repair and clean in place; newsnorm restore undoes it

\b
Exit codes:
  0 all is well    1 something to change (check) or changed (fix)    2 usage or input
  3 some records failed, all others came out    130 interrupted

Options may stand in newsnorm.toml, or under [tool.newsnorm] in pyproject.toml, by their long names.
"""
