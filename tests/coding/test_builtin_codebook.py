"""The built-in codebook: what a team that adopts it relies on."""

from __future__ import annotations

import itertools
import re

import pytest

from coding.builtin_codebooks import BuiltinCodebookUnknownError, builtin_codebook, builtin_codebook_names
from coding.codebook_files import read_codebook, write_codebook
from coding.proposals import propose
from interviews.transcript import Transcript

BOOK = builtin_codebook()

PATHS = """
Social investering
Social investering > Ettårsbudgetar
Social investering > Effekter och kalkyler
Social investering > Sociala investeringsfonder
Social investering > Sociala investeringsfonder > Svårt att söka
Social investering > Förebyggande arbete
Social investering > Upphandling med social nytta
Social investering > Resursfördelning efter behov
Social investering > Barnperspektiv
Kunskapsallianser
Kunskapsallianser > Civilsamhälle
Kunskapsallianser > Näringsliv
Kunskapsallianser > Universitet och forskning
Kunskapsallianser > Andra myndigheter
Kunskapsallianser > Invånardialog
Kunskapsallianser > Makt och jämlikhet
Kunskapsallianser > Lärande organisation
Kunskapsallianser > Lärande organisation > Kollegial granskning
Kunskapsallianser > Hierarki som hinder
Kunskapsallianser > Tvärsektoriella team
Kunskapsallianser > Helhetssyn
Tvärgående
Tvärgående > Utmaningar
Tvärgående > Behov av stöd
Tvärgående > Rörelsen framåt
""".strip().splitlines()

TOPICS = {"Socialt investeringsperspektiv", "Demokratiserad styrning", "Uppdrag och utvecklingsområden", "Processen"}

# Colour vision with each kind of cone missing, in linear RGB (Machado, Oliveira and Fernandes 2009), and full colour vision.
VISION = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def linear(colour: str) -> list[float]:
    """The linear RGB of `#rrggbb`, each 0 to 1."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def times(matrix: tuple[tuple[float, ...], ...], vector: list[float]) -> list[float]:
    """A matrix times a vector."""
    return [sum(one * other for one, other in zip(row, vector, strict=True)) for row in matrix]


def oklab(rgb: list[float]) -> list[float]:
    """The colour in Oklab (Ottosson 2020), where equal distances look equal."""
    to_cones = ((0.4122215, 0.5363325, 0.0514460), (0.2119035, 0.6806995, 0.1073970), (0.0883025, 0.2817188, 0.6299787))
    to_lab = ((0.2104543, 0.7936178, -0.0040720), (1.9779985, -2.4285922, 0.4505937), (0.0259040, 0.7827718, -0.8086758))
    return times(to_lab, [max(cone, 0.0) ** (1 / 3) for cone in times(to_cones, rgb)])


def lightness(colour: str) -> float:
    """CIE L*, 0 to 100."""
    luminance = sum(part * weight for part, weight in zip(linear(colour), (0.2126, 0.7152, 0.0722), strict=True))
    return 116 * luminance ** (1 / 3) - 16


def test_the_codes_stand_in_their_fixed_order() -> None:
    """Charts, workbooks and studies rely on these paths."""
    assert [code.path for code in BOOK] == PATHS


@pytest.mark.parametrize("code", BOOK, ids=lambda code: code.path)
def test_every_code_says_when_to_use_it(code) -> None:
    """Definition, inclusion, exclusion, example, colour, aliases and topics are all there."""
    for text in (code.definition, code.include, code.exclude, code.example):
        assert text[0].isupper()
        assert text.endswith((".", "?", "!"))
    assert code.aliases
    assert code.topics
    assert set(code.topics) <= TOPICS
    assert not code.retired


def test_every_theme_has_rules_that_load_no_spacy() -> None:
    """Each code but the root of what cuts across proposes; none by token patterns, one at least by turns."""
    assert [code.path for code in BOOK if not code.rules] == ["Tvärgående"]
    rules = [rule for code in BOOK for rule in code.rules]
    assert {rule.match for rule in rules} == {"exact", "lemma", "compound"}
    assert {rule.unit for rule in rules} == {"sentence", "turn"}


def test_every_topic_asks_about_something() -> None:
    """No topic of the guide is left without a code."""
    assert {topic for code in BOOK for topic in code.topics} == TOPICS


def test_delimitations_name_codes_that_exist() -> None:
    """Where an exclusion sends the coder elsewhere, that code can be found."""
    references = [
        name
        for code in BOOK
        for reference in re.findall(r"\(([A-ZÅÄÖ][^)]*)\)", code.exclude)
        for name in re.split(r", | eller ", reference)
    ]
    assert len(references) > 25
    assert {BOOK.find(name).path for name in references} <= set(PATHS)


def test_names_and_aliases_mean_one_code_each() -> None:
    """Whatever a coder writes is found without a question."""
    for code in BOOK:
        for name in (code.name, *code.aliases):
            assert BOOK.find(name) == code


def test_ids_are_the_same_in_every_study() -> None:
    """Made of names alone, so two people's studies meet; this one is fixed for good."""
    assert [code.id for code in BOOK] == [code.id for code in builtin_codebook("rekommendationerna")]
    assert BOOK.get("Social investering").id == "b52f9d47-5a77-5d00-993c-d1007f341946"


def test_shades_of_a_root_differ_in_lightness_and_neighbours_much() -> None:
    """In grey print, too, no two codes of a root look the same, and those that stand beside each other are far apart."""
    for root in BOOK.roots:
        shades = [lightness(code.colour) for code in BOOK if code.path.startswith(root.path)]
        assert all(abs(one - other) > 2.4 for one, other in itertools.combinations(shades, 2))
        assert all(abs(one - other) > 7 for one, other in itertools.pairwise(shades))
        assert all(15 < shade < 80 for shade in shades)


@pytest.mark.parametrize("vision", VISION)
def test_roots_differ_for_every_kind_of_colour_vision(vision: str) -> None:
    """The three roots, and any shades of two of them, can be told apart."""
    seen = {code.path: oklab(times(VISION[vision], linear(code.colour))) for code in BOOK}
    for one, other in itertools.combinations(seen, 2):
        if one.split(" > ")[0] != other.split(" > ")[0]:
            distance = sum((a - b) ** 2 for a, b in zip(seen[one], seen[other], strict=True)) ** 0.5
            both_roots = " > " not in one + other
            assert distance > (0.12 if both_roots else 0.06), (one, other)


@pytest.mark.parametrize(
    ("said", "theme"),
    [
        ("Vi får ju pengar ett år i taget.", "Ettårsbudgetar"),
        ("Ingen har räknat på effekterna av det.", "Effekter och kalkyler"),
        ("Investeringsfonden är för liten.", "Sociala investeringsfonder"),
        ("Den där blanketten gav vi upp.", "Svårt att söka"),
        ("Det förebyggande arbetet ryker först.", "Förebyggande arbete"),
        ("I upphandlingarna kan vi ställa krav.", "Upphandling med social nytta"),
        ("Vi har en ny resursfördelningsmodell.", "Resursfördelning efter behov"),
        ("Barnkonventionen är ju lag.", "Barnperspektiv"),
        ("Kunskapsallianserna är ett fint ord.", "Kunskapsallianser"),
        ("Idrottsföreningarna ställer upp.", "Civilsamhälle"),
        ("Småföretagen hinner inte.", "Näringsliv"),
        ("Vi hade en doktorand här.", "Universitet och forskning"),
        ("Polisen kommer på tisdagar.", "Andra myndigheter"),
        ("Vi startade ett brukarråd.", "Invånardialog"),
        ("Maktbalansen är vad den är.", "Makt och jämlikhet"),
        ("Vi har forskningscirklar.", "Lärande organisation"),
        ("Vi provade kollegial granskning.", "Kollegial granskning"),
        ("Det är stuprör överallt.", "Hierarki som hinder"),
        ("Områdesteamet löser det.", "Tvärsektoriella team"),
        ("Ingen ser helheten.", "Helhetssyn"),
        ("Personalomsättningen är en utmaning.", "Utmaningar"),
        ("Vi skulle behöva hjälp med metoder.", "Behov av stöd"),
        ("Nu har vi kommit igång.", "Rörelsen framåt"),
    ],
)
def test_what_people_say_is_proposed_for_its_theme(said: str, theme: str) -> None:
    """One plain sentence for each theme."""
    assert BOOK.find(theme).path in {found.code for found in propose(Transcript("a", said), BOOK)}


@pytest.mark.parametrize(
    "said",
    [
        "Hela bostadsområdet ligger vid havet.",
        "Vi har inte varit i rådhuset, men i förrådet.",
        "Det är ett effektivt sätt att laga mat.",
        "Ja, precis, mhm, det håller jag med om.",
        "Vi åkte förbi en folkhögskola.",
        "Han anmälde sig till kursen i svenska.",
    ],
)
def test_what_only_sounds_alike_is_not_proposed(said: str) -> None:
    """Words that hold a rule's letters by chance propose nothing of the theme."""
    wrong = {"Invånardialog", "Effekter och kalkyler", "Universitet och forskning"}
    assert wrong.isdisjoint(found.code.rpartition(" > ")[2] for found in propose(Transcript("a", said), BOOK))


@pytest.mark.parametrize("suffix", [".yaml", ".csv", ".xlsx"])
def test_the_book_survives_every_kind_of_file(tmp_path, suffix: str) -> None:
    """A team that exports it, edits it and takes it back loses nothing; ids are not in files."""
    path = tmp_path / f"kodbok{suffix}"
    write_codebook(BOOK, path)
    without_ids = [[getattr(code, name) for name in code.__slots__ if name != "id"] for code in BOOK]
    assert [[getattr(code, name) for name in code.__slots__ if name != "id"] for code in read_codebook(path)] == without_ids


def test_an_unknown_name_is_refused_with_the_names_there_are() -> None:
    """The sentence says what one can write instead."""
    with pytest.raises(BuiltinCodebookUnknownError, match=r"no built-in codebook 'framgång'; use rekommendationerna"):
        builtin_codebook("framgång")
    assert builtin_codebook_names() == ("rekommendationerna",)
