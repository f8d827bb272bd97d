"""Language: newsnorm beside langdetect, py3langid and lingua on the corpus: right answers, and cost.

usage: python benchmarks/pair_language.py [--rounds N]
"""

from __future__ import annotations

import argparse
from collections.abc import Callable

from common import Article, Peer, articles, installed, paired, share, table, times

import normalize

Detect = Callable[[str], str]


def _ours(text: str) -> str:
    return normalize.detect_language(text).tag


def _langdetect() -> Detect:
    import langdetect

    langdetect.DetectorFactory.seed = 0

    def detect(text: str) -> str:
        try:
            return str(langdetect.detect(text))
        except langdetect.LangDetectException:
            return "und"

    return detect


def _py3langid() -> Detect:
    import py3langid

    return lambda text: str(py3langid.classify(text)[0])


def _lingua() -> Detect:
    from lingua import LanguageDetectorBuilder

    detector = LanguageDetectorBuilder.from_all_languages().build()

    def detect(text: str) -> str:
        found = detector.detect_language_of(text)
        return "und" if found is None else found.iso_code_639_1.name.lower()

    return detect


MAKERS: dict[str, tuple[str, Callable[[], Detect]]] = {
    "langdetect": ("langdetect", _langdetect),
    "py3langid": ("py3langid", _py3langid),
    "lingua": ("lingua", _lingua),
}


def same(answer: str, tag: str) -> bool:
    """Whether an answer names the language, whatever its code for it: "no" is Norwegian Bokmål, "zh-cn" Chinese.

    >>> same("zh-cn", "zh"), same("no", "nb"), same("da", "nb")
    (True, True, False)
    """
    return {"no": "nb"}.get(answer.partition("-")[0], answer.partition("-")[0]) == tag


def kinds(corpus: list[Article]) -> dict[str, list[tuple[str, str]]]:
    """Whole articles, and the short texts in which languages are hard to tell."""
    return {
        "article": [(a.text, a.tag) for a in corpus],
        "headline": [(a.truth["headline"], a.tag) for a in corpus],
        "crosshead": [(a.truth["crosshead"], a.tag) for a in corpus],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    peers: dict[str, Detect] = {"newsnorm": _ours}
    peers |= {name: make() for name, (module, make) in MAKERS.items() if installed(module)}
    groups = kinds(articles())
    costs: dict[str, dict[str, float]] = {}
    for kind, pairs in groups.items():
        calls: dict[str, Peer] = dict(peers)
        costs[kind] = paired(calls, [text for text, _ in pairs], "newsnorm", rounds=options.rounds)
    head = ("engine", *(f"{kind}: right" for kind in groups), *(f"{kind}: cost" for kind in groups))
    rows = []
    for name, detect in peers.items():
        right = [share(sum(same(detect(t), tag) for t, tag in pairs), len(pairs)) for pairs in groups.values()]
        rows.append((name, *right, *(times(costs[kind][name]) for kind in groups)))
    print(table(head, rows))


if __name__ == "__main__":
    main()
