"""Every hypothesis strategy of the suite, in one place."""

from __future__ import annotations

from hypothesis import strategies as st

any_text = st.text(st.characters(exclude_categories=()), max_size=200)
"""Any `str` at all, lone surrogates included."""
