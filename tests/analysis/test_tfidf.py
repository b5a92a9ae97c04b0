"""How alike texts are by their weighted words."""

from __future__ import annotations

from math import log1p, sqrt

import numpy as np
import pytest

from analysis import tfidf
from analysis.sentence_table import SentenceTable
from analysis.spoken_words import SpokenWords
from analysis.tfidf import WeightedWords

SAID = ("Pengarna tar slut", "pengarna tar aldrig slut", "Ingen vet", "Barnen vet och barnen minns", "Slut på pengarna, slut")


@pytest.fixture
def table(build_material, talk):
    """Five sentences in five turns."""
    material = build_material([talk("Ett", "\n".join(f"I: Nå, pengarna?\nIP: {words}." for words in SAID))])
    return SentenceTable.of(material, SpokenWords.of(material))


def _vector(text: str) -> dict[str, float]:
    """A text's words by count and rarity, scaled to length 1."""
    bags = [words.lower().replace(",", "").split() for words in SAID]
    words = text.lower().replace(",", "").split()
    weights = {word: words.count(word) * log1p(len(bags) / sum(word in bag for bag in bags)) for word in words}
    length = sqrt(sum(weight**2 for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items()}


@pytest.mark.parametrize("frequent", [1, 2, 99])
def test_likeness_is_the_cosine_of_weighted_words(table, monkeypatch, frequent):
    """Frequent words go through a matrix product, rare ones through listed pairs: both give the cosine of plain dictionaries."""
    monkeypatch.setattr(tfidf, "_FREQUENT", frequent)
    each = WeightedWords.of(table, np.arange(5), np.arange(5))
    pairs = [
        [sum(mine * theirs.get(word, 0) for word, mine in one.items()) for theirs in map(_vector, SAID)]
        for one in map(_vector, SAID)
    ]
    assert each.similarity(each) == pytest.approx(np.array(pairs), abs=1e-6)


def test_a_run_of_sentences_has_the_words_of_all_of_them(table):
    """A run is like itself, and less like one of its sentences."""
    runs = WeightedWords.of(table, np.array([0, 0]), np.array([1, 0]))
    likeness = runs.similarity(runs)
    assert likeness.diagonal() == pytest.approx([1, 1])
    assert 0.5 < likeness[0, 1] < 1
