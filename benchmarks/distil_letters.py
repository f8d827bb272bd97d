"""Distil py3langid's model into the small letter tables of `normalize/lexicon/models/`.

    python benchmarks/distil_letters.py

py3langid (BSD 3-Clause; the notice stands in `normalize/lexicon/models/LICENSE`) knows 100,000 byte sequences of 142
languages and needs numpy and half a second to load.  What tells the languages of one script apart lies in a few
thousand of them: each is written as a line, the letters (blanks are word ends) and one printable character a
language, whose code point less 33 is ten times the logarithm of how much likelier that language makes them than the
language that makes them least likely.  The first line, of no letters, names the languages.
"""

from __future__ import annotations

import collections
from pathlib import Path

import numpy as np
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from normalize.language.fields import owners
from normalize.language.tags import canonical
from normalize.language.words import with_script
from normalize.text.scripts import scripts_in

SIZES = {"Latn": 20000, "Cyrl": 2500, "Arab": 2500, "Deva": 1000}
"""Letter sequences kept of a script: those that tell most, weighted by how often they come up."""
SHORTEST, LONGEST = 2, 4
SCALE, LEVELS, FIRST = 10, 93, 33


def sequences(model: LanguageIdentifier) -> dict[str, int]:
    """Every sequence that the model knows, with its row; cut characters are left out."""
    paths = {0: b""}
    queue = collections.deque([0])
    while queue:
        state = queue.popleft()
        first = model.tk_row[state] << 8
        for byte in range(256):
            following = model.tk_nextmove[first + byte]
            if following not in paths:
                paths[following] = paths[state] + bytes([byte])
                queue.append(following)
    found = {}
    for state, path in paths.items():
        if model.tk_output[state] >= 0:
            try:
                found[path.decode()] = model.tk_output[state]
            except UnicodeDecodeError:
                continue
    return found


def _of_words(piece: str, script: str) -> bool:
    """Whether a sequence is of letters of the script, the ends of words and apostrophes alone."""
    return scripts_in(piece) == {script} and all(scripts_in(c) or c in " '" for c in piece)


def table(model: LanguageIdentifier, known: dict[str, int], script: str) -> list[str]:
    """The lines of one script's table, sorted."""
    columns: dict[str, list[int]] = {}
    for column, code in enumerate(model.nb_classes):
        tag = with_script(canonical(code), script)
        if tag in owners(script):
            columns.setdefault(tag, []).append(column)
    tags = sorted(columns)
    pieces = [p for p in known if SHORTEST <= len(p) <= LONGEST and p == p.lower() and _of_words(p, script)]
    scores = model.nb_ptc.astype("f8")[[known[p] for p in pieces]]
    rows = np.stack([scores[:, columns[tag]].max(1) for tag in tags], 1)
    worth = np.exp(rows).mean(1) * rows.std(1)
    kept = np.argsort(-worth, kind="stable")[: SIZES[script]]
    lines = ["\t" + " ".join(tags)]
    for at in kept:
        levels = np.round((rows[at] - rows[at].min()) * SCALE).clip(0, LEVELS).astype(int)
        lines.append(pieces[at] + "\t" + "".join(chr(FIRST + level) for level in levels))
    return sorted(lines)


def main() -> None:
    """Write all tables."""
    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    known = sequences(model)
    folder = Path(__file__).resolve().parent.parent / "normalize" / "lexicon" / "models"
    for script in SIZES:
        (folder / f"{script}.tsv").write_text("\n".join(table(model, known, script)) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
