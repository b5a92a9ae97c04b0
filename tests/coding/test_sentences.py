"""Sentences of Swedish talk: a list of hand-cut turns, and what holds for any text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coding.sentences import sentences, trim

# One stretch of talk a line, cut by hand at every ` | `.
HAND_CUT = """
Vi har bl.a. Malmö stad med oss. | Sen kom det igång.
Vi började kl. 10.30 på morgonen. | Det drog ut på tiden.
Det var föreningar, skolor osv. | Sedan tog pengarna slut.
Det kostade ca. 50 miljoner. | Ca. hälften var lokaler.
Jag tänker t.ex. på Rosengård. | Där fanns det inget.
Det är den s.k. Malmömodellen. | Den pratar alla om.
Vi pratade med Rädda Barnen m.fl. | De var jätteengagerade.
Det blev lokaler, möten m.m. | Och så blev det dyrt.
Dvs. vi hann inte. | Så enkelt är det.
Han heter Karl-Erik O. Lindgren. | Han slutade i maj.
J. K. Svensson satt med. | Hon var bra.
Budgeten är på 3.5 miljarder. | Det låter mycket.
Den 3. maj hade vi möte. | Den 12. maj hade vi ett till.
Det var 2014. | Sedan kom beslutet.
Det var år 2014. | Vi visste ingenting.
Vad menar du? | Alltså, hur vi gör?
Va?! | Det hade jag ingen aning om!
Jag vet inte… kanske lite grann.
Jag vet inte... kanske lite grann. | Men det är svårt.
Vi försökte… | Ja, det gick inte.
Vi hade... | Nej, vänta. | Vi hade faktiskt pengar.
Hon sa: ”Det går inte.” | Så vi slutade.
Hon sa: "Det går inte." | Så vi slutade.
”Går det här?” frågade hon. | Jag sa nej.
”Det går inte.” sa hon bara. | Då gick vi hem.
Det var lite rörigt (det är det alltid.) | Men vi lärde oss.
Vi fick pengar (från fonden, alltså). | Det var bra.
Nej. | – Jo. | – Nej, det stämmer inte.
Nej. | Nej. | Absolut inte.
Ja! | Ja, precis!
Det är nr. 4 på listan. | Nr. 5 är vi inte klara med.
Se sid. 14 i rapporten. | Där står det.
Prof. Ek var med och dr. Holm också. | De forskar på det här.
Det var f.d. Fosie stadsdel. | Nu heter det Söder.
Vi har fr.o.m. 2015 en ny nämnd. | T.o.m. cheferna är nya.
P.g.a. besparingarna hann vi inte. | Det är ju synd.
Det är inkl. Innerstaden. | Exkl. Väster blir det fem.
Hon jobbar på avd. Kultur. | Där har de tid.
Det tar tio min. | Sen är man klar.
Vi fick 500 kr. | Det räckte till fika.
Det finns läsning, musik etc. | Allt är gratis.
Kolla på www.malmo.se om du vill. | Där finns allt.
Han mejlade till anna.ek@malmo.se i går. | Hon svarade inte.
det gick bra. | sen kom besparingarna. | då var det slut.
vad ska man göra då? | ja, inte vet jag.
Det var version 2.0 av planen. | Den tredje kom aldrig.
Det är tex. Öster som driver det. | Mm. | Precis.
Vi jobbar mot skolan, fritids mm. | Det är viktigt.
1. Vi måste ha längre budgetar. | 2. Vi måste våga.
Först: 1. budget. | Sen: 2. samverkan.
Alltså vi har ju jobbat med det här länge. | Det är inget nytt. | Det nya är språket.
Mhm. | Okej. | Och hur tänkte ni då?
Det är ju så att … ja, man får inte ihop det.
Det tog från kl. 8 till kl. 16. | Sen orkade ingen mer.
De säger ’gör om.’ | Och det gör vi.
Enligt resp. Chef får vi inte. | Jaha.
Vi möttes den 4.5.2014 på stadshuset. | Alla kom.
Det är bra... | men svårt!
Jfr. Göteborg, där har de pengar. | Vi har inga.
Ev. Stadsteatern kommer med. | Vi får se.
Hon är ordf. | Annars är hon rektor.
Vi pratar om barn, unga o.s.v. | Ingen äger frågan.
Det sägs vara t. ex. Malmö som går först. | Jag tror det.
Det är andelen el. dyl. som mäts. | Vi mäter fel saker.
Vi hade workshop, dialog, o.d. | Folk kom!
Utvärderingen (jfr. kap. 3) är tydlig. | Den säger ja.
Det var (skratt) inte så lätt. | (skratt) Nej, verkligen inte.
Jaha! | Jaså? | Ja...
Vi satt i plan B. | Då kom räddningen.
Är det 50 + 50 miljoner? | Ja, av 20 miljarder.
Mr. Smith from the U.K. came, e.g. to learn. | He liked it.
It was difficult. | We had no money, i.e. Nothing to invest.
"""


def cut(line: str) -> tuple[str, set[int]]:
    """A hand-cut line as its text and the offsets at which a sentence ends before the last one."""
    pieces = line.split(" | ")
    text = " ".join(pieces)
    ends, at = set(), 0
    for piece in pieces:
        at += len(piece)
        ends.add(at)
        at += 1
    return text, ends


def f1() -> tuple[float, list[str]]:
    """The F1 of sentence ends over the whole list, and the lines where they differ."""
    right = found_in_all = wanted_in_all = 0
    differing = []
    for line in HAND_CUT.strip().splitlines():
        text, wanted = cut(line)
        found = {end for _, end in sentences(text)}
        right += len(found & wanted)
        found_in_all += len(found)
        wanted_in_all += len(wanted)
        if found != wanted:
            differing.append(" | ".join(text[start:end] for start, end in sentences(text)))
    return 2 * right / (found_in_all + wanted_in_all), differing


def test_at_least_98_percent_of_hand_cut_sentence_ends_are_found() -> None:
    """On more than sixty lines of talk the F1 of sentence ends stays above .98."""
    assert len(HAND_CUT.strip().splitlines()) > 60
    score, differing = f1()
    assert score > 0.98, differing


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ja.\nnej.", ["Ja.", "nej."]),
        ("utan punkt\noch på ny rad", ["utan punkt", "och på ny rad"]),
        ("  Först.   Sedan.  ", ["Först.", "Sedan."]),
        ("”Vi kan.” ”Vi vill.”", ["”Vi kan.”", "”Vi vill.”"]),
        ("(Så är det.) [Paus.] Nu.", ["(Så är det.)", "[Paus.]", "Nu."]),
        ("Det kostar 3.5 miljoner.", ["Det kostar 3.5 miljoner."]),
        ("Vi ses bl.a.\nMalmö", ["Vi ses bl.a.", "Malmö"]),
        ("”Går det?” frågade hon. ”Nej!” sa jag.", ["”Går det?” frågade hon.", "”Nej!” sa jag."]),
        ("Går det? nej.", ["Går det?", "nej."]),
        ("...", ["..."]),
        ("", []),
        (" \n\t\n ", []),
    ],
)
def test_sentences_of_short_texts(text: str, expected: list[str]) -> None:
    """Line breaks end sentences, closing marks belong to them, white space to none."""
    assert [text[start:end] for start, end in sentences(text)] == expected


def test_only_the_asked_stretch_is_cut_and_offsets_stay_those_of_the_text() -> None:
    """A stretch that begins inside an abbreviation does not look back over its own start."""
    text = "IP: bl.a. Vi kom. Sen gick vi."
    assert sentences(text, 10, 17) == [(10, 17)]
    assert sentences(text, 7, 17) == [(7, 9), (10, 17)]


@given(st.text(alphabet=st.sampled_from(list('aAåÅ1.!?…"”’)(–- \n\t\u00a0\u2028🙂')), max_size=60), st.data())
def test_sentences_keep_order_and_every_character_that_is_not_white_space(text: str, data: st.DataObject) -> None:
    """Spans are in order, disjoint, trimmed, free of line breaks, and cover the stretch."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    spans = sentences(text, start, end)
    offsets = [offset for span in spans for offset in range(*span)]
    assert offsets == sorted(set(offsets))
    assert {offset for offset in range(start, end) if not text[offset].isspace()} <= set(offsets) <= set(range(start, end))
    for span in spans:
        assert span[0] < span[1]
        assert trim(text, *span) == span
        assert "\n" not in text[slice(*span)]


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["Vi har bl.a. mål. ", "." * 40, ".)", "ord ", "  ", "1. ", "? "])
def test_time_grows_with_the_length_alone(piece: str) -> None:
    """Ten times the text costs no more than some thirty times the time, up to a paragraph of 400,000 characters."""
    short, long = piece * (40_000 // len(piece)), piece * (400_000 // len(piece))

    def seconds(text: str) -> float:
        begun = time.process_time()
        sentences(text)
        return time.process_time() - begun

    assert min(seconds(long) for _ in range(2)) < 30 * min(seconds(short) for _ in range(3)) + 0.05
