"""The catalogues: every text of the code has its Swedish words."""

from __future__ import annotations

import shutil
import string
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po

from analysis import catalogue
from analysis.catalogue import UnknownLanguageError, translator
from analysis.workbook.wording import FIXED_VALUES, rules
from interviews.layouts import NO_SPEAKERS

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

PACKAGE = Path(__file__).parent.parent.parent / "analysis"  # the checkout: an installed package has no .po
SWEDISH = PACKAGE / "locale" / "sv" / "LC_MESSAGES" / "kodbok.po"


@pytest.fixture(scope="module")
def swedish() -> Catalog:
    """The Swedish catalogue as its file has it."""
    with SWEDISH.open("rb") as file:
        return read_po(file, locale="sv")


@pytest.fixture(scope="module")
def used() -> set[str | tuple[str, ...]]:
    """Every text that the code of `analysis` marks or shows."""
    keywords = {**DEFAULT_KEYWORDS, "say": None}
    return {found[2] for found in extract_from_dir(str(PACKAGE), [("**.py", "python")], keywords=keywords)}


def test_every_text_of_the_code_has_swedish_words_and_none_is_left_over(swedish: Catalog, used: set[str | tuple[str, ...]]):
    assert len(used) > 50
    assert {message.id for message in swedish if message.id} == used


def test_no_translation_is_fuzzy_or_empty(swedish: Catalog):
    for message in swedish:
        words = message.string if isinstance(message.string, tuple) else (message.string,)
        assert not message.fuzzy, message.id
        assert all(words), message.id


def test_translations_name_the_same_facts(swedish: Catalog):
    def facts(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name} | {
            part.split(")")[0] for part in text.split("%(")[1:]
        }

    for message in swedish:
        if message.id:
            ids, words = ((each,) if isinstance(each, str) else each for each in (message.id, message.string))
            assert {frozenset(facts(text)) for text in ids} == {frozenset(facts(text)) for text in words}, message.id


def test_english_is_what_the_code_says():
    assert translator("en")("Themes") == "Themes"
    assert translator("sv")("Themes") == "Teman"


def test_a_text_that_no_catalogue_knows_stays():
    assert translator("sv")("Nobody translated this") == "Nobody translated this"
    assert translator("sv")("") == ""


@pytest.mark.parametrize(("number", "said"), [(0, "0 intervjuer"), (1, "1 intervju"), (23, "23 intervjuer")])
def test_numbers_take_their_form(number: int, said: str):
    assert translator("sv").ngettext("{n} interview", "{n} interviews", number) == said


def test_fixed_values_are_told_in_swedish():
    said = {value: translator("sv")(value) for value in FIXED_VALUES}
    assert (said["interviewee"], said["survey"], said["rule"], said["yes"]) == ("intervjuperson", "enkätsvar", "regel", "ja")


def test_an_unknown_language_is_refused_with_those_that_are_known():
    with pytest.raises(UnknownLanguageError, match="sv, en"):
        translator("de")


def test_a_checkout_that_was_never_built_reads_the_catalogue_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    folder = tmp_path / "sv" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    shutil.copy(SWEDISH, folder)
    monkeypatch.setattr(catalogue, "LOCALES", tmp_path)
    assert translator.__wrapped__("sv")("Themes") == "Teman"


def test_a_compiled_catalogue_is_used_unless_its_source_is_newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    folder = tmp_path / "sv" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    source, compiled = folder / "kodbok.po", folder / "kodbok.mo"
    compiled.write_bytes(_compiled(b'msgid "Themes"\nmsgstr "Gamla teman"\n'))
    monkeypatch.setattr(catalogue, "LOCALES", tmp_path)
    assert translator.__wrapped__("sv")("Themes") == "Gamla teman"
    shutil.copyfile(SWEDISH, source)
    assert translator.__wrapped__("sv")("Themes") == "Teman"


def _compiled(source: bytes) -> bytes:
    from io import BytesIO

    from babel.messages.mofile import write_mo

    built = BytesIO()
    write_mo(built, read_po(BytesIO(source), locale="sv"))
    return built.getvalue()


def test_a_sentence_with_its_facts_filled_in_finds_its_translation():
    say = translator("sv")
    assert say.sentence("finished 3 of 4") == "färdigkodade 3 av 4"
    assert say.sentence("It speaks against the theme.") == "Talar emot temat."
    assert say.sentence("Parken has no interview in 2015") == "Parken har ingen intervju 2015"
    assert say.sentence("Nobody wrote this of 3.") == "Nobody wrote this of 3."
    assert translator("en").sentence("finished 3 of 4") == "finished 3 of 4"


def test_a_rule_is_told_in_the_readers_words():
    text = "compound (sentence): fond; bok – fondue\npattern (turn): exact (x): y"
    assert rules(text, translator("sv")) == "sammansättning (mening): fond; bok – fondue\nmönster (replik): exact (x): y"
    assert rules(text, translator("en")) == text
    assert rules(None, translator("sv")) is None


@pytest.mark.parametrize(
    ("english", "swedish"),
    [
        (NO_SPEAKERS, "Inga talare hittades, så hela texten räknas som intervjupersonens ord; märk"),
        ("A header of 12 words is left out.", "Ett sidhuvud med 12 ord är utelämnat."),
        ("A header of 1 word is left out.", "Ett sidhuvud med 1 ord är utelämnat."),
        (
            (
                "The label “Job B” may be a misspelling of “Jon B”; it is kept as it stands. "
                'If they are one: kodbok interviews speakers STUDY NAME --merge "Job B=Jon B"'
            ),
            "”Job B” kan vara en felskrivning av ”Jon B”.",
        ),
        (
            (
                "The label “R” is taken for an interviewer, though the letter mostly stands for an interviewee; check who speaks. "
                'If not: kodbok interviews speakers STUDY NAME --role "R=interviewee"'
            ),
            "”R” har tolkats som intervjuare, fast bokstaven oftast står för en intervjuperson. Kontrollera vem som talar.",
        ),
        (
            "The latest wave, 2015, is shown: 3 of 7 interviews (waves: 2014, 2015).",
            "Det senaste uppföljningsåret, 2015, visas: 3 av 7",
        ),
        ("Svar 1; Svar 2: a plain file was made, for there is no original file", "Svar 1; Svar 2: en enkel fil gjordes,"),
        (
            "The latest wave, 2015, is shown: 3 of 7 sources (waves: 2014, 2015).",
            "Det senaste uppföljningsåret, 2015, visas: 3 av 7 källor",
        ),
        (
            "The latest wave, 2015, is shown: 3 of 7 interviews (waves: 2014, 2015). 2 without a wave are left out.",
            "Det senaste uppföljningsåret, 2015, visas: 3 av 7 intervjuer (uppföljningsår: 2014, 2015). 2 utan uppföljningsår är",
        ),
    ],
)
def test_sentences_of_other_layers_are_told_in_swedish(english: str, swedish: str):
    assert translator("sv").sentence(english).startswith(swedish)
