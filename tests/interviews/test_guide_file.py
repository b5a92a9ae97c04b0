"""A guide is read from whatever file people keep it in."""

from __future__ import annotations

import openpyxl
import pytest

from interviews.document import Heading, Paragraph, Table, write_document
from interviews.errors import KodbokError
from interviews.guide import Guide, Topic
from interviews.guide_file import GuideTooLargeError, NoGuideError, read_guide
from interviews.guide_yaml import GuideYamlError

GUIDE = Guide(
    (
        Topic("Social investering", ("Har ni kunnat ta till er perspektivet?", "Fanns det verktyg?")),
        Topic("Processen", ("Hur känns rörelsen framåt?",)),
    )
)


def _workbook(path, *rows, sheet="Blad1"):
    book = openpyxl.Workbook()
    book.worksheets[0].title = sheet
    for row in rows:
        book.worksheets[0].append(row)
    book.save(path)
    return path


ROWS = (
    ("Social investering", "Har ni kunnat ta till er perspektivet?"),
    (None, "Fanns det verktyg?"),
    ("Processen", "Hur känns rörelsen framåt?"),
)


@pytest.mark.parametrize(
    "header",
    [("Ämne", "Fråga"), ("TEMA", "frågor"), ("frågeområde", "Intervjufråga"), ("Topic", "Question"), ("theme", "questions")],
)
def test_a_table_of_topics_and_questions(tmp_path, header):
    """In either language; an empty topic is that of the row above."""
    assert read_guide(_workbook(tmp_path / "guide.xlsx", header, *ROWS)) == GUIDE


def test_a_table_below_a_title_with_other_columns_and_lines_in_a_cell(tmp_path):
    """The header need not stand first, and a cell may hold several questions, numbered by hand."""
    rows = (("Nr", "Ämne", "Fråga"), (1, "Social investering", "1. Har ni kunnat ta till er perspektivet?\n2. Fanns det verktyg?"))
    path = _workbook(tmp_path / "guide.xlsx", ("Intervjuguide 2015",), (), *rows, (2, "Processen", "- Hur känns rörelsen framåt?"))
    assert read_guide(path) == GUIDE


def test_a_csv_table_with_semicolons(tmp_path):
    """As a Swedish Excel writes it."""
    path = tmp_path / "guide.csv"
    lines = [";".join(cell or "" for cell in row) for row in (("ämne", "fråga"), *ROWS)]
    path.write_bytes("\n".join(lines).encode("cp1252"))
    assert read_guide(path) == GUIDE


BOTH = '["Har ni kunnat ta till er perspektivet?", "Fanns det verktyg?"]'


@pytest.mark.parametrize(
    "text",
    [
        f"Social investering: {BOTH}\nProcessen: Hur känns rörelsen framåt?\n",
        f"- topic: Social investering\n  questions: {BOTH}\n- ämne: Processen\n  fråga: Hur känns rörelsen framåt?\n",
        f"topics:\n- Social investering: {BOTH}\n- Processen:\n  - Hur känns rörelsen framåt?\n",
        f"topics:\n  Social investering:\n    questions: {BOTH}\n  Processen:\n  - Hur känns rörelsen framåt?\n",
    ],
)
def test_yaml_in_the_ways_that_people_write_it(tmp_path, text):
    """A mapping of topics, or a list of entries, under a name of their own or not."""
    path = tmp_path / "guide.yaml"
    path.write_text(text, encoding="utf-8")
    assert read_guide(path) == GUIDE


QUESTIONS = [Paragraph("Har ni kunnat ta till er perspektivet?"), Paragraph("Fanns det verktyg?")]
LAST = Paragraph("Hur känns rörelsen framåt?")


@pytest.mark.parametrize(
    "blocks",
    [
        [Heading("Intervjuguide", 0), Heading("1. Social investering"), *QUESTIONS, Heading("2. Processen"), LAST],
        [Heading("Guide", 1), Heading("Social investering", 2), *QUESTIONS, Heading("Processen", 2), LAST],
        [Heading("Social investering"), Paragraph("Läs upp syftet först."), *QUESTIONS, Heading("Processen"), LAST],
        [Paragraph("Social investering", bold=True), *QUESTIONS, Paragraph("Processen:", bold=True), LAST],
        [Paragraph("1. Social investering"), *QUESTIONS, Paragraph("2. Processen"), LAST],
        [Table((("Ämne", "Fråga"), *((topic or "", question) for topic, question in ROWS)), header=True)],
        [Paragraph("Till intervjuaren."), Table((("Topic", "Question"), *((a or "", b) for a, b in ROWS)), header=True)],
    ],
)
def test_a_word_document_with_headings_bold_lines_or_a_table(tmp_path, blocks):
    """Titles, and instructions among the questions, are no part of the guide."""
    write_document(tmp_path / "guide.docx", blocks)
    assert read_guide(tmp_path / "guide.docx") == GUIDE


def test_list_items_are_questions_though_they_do_not_ask(tmp_path):
    """`Berätta om …` stands in a list like the others."""
    told = Paragraph("Berätta om verktygen", style="List Bullet")
    write_document(tmp_path / "guide.docx", [Heading("Social investering"), Paragraph("Inledning."), told])
    assert read_guide(tmp_path / "guide.docx") == Guide((Topic("Social investering", ("Berätta om verktygen",)),))


def test_a_topic_named_twice_is_one_and_questions_without_a_topic_take_the_name_of_the_file(tmp_path):
    """In any case of letters; a question stands once."""
    path = _workbook(tmp_path / "guide.xlsx", ("ämne", "fråga"), ("A", "Ett?"), ("B", "Två?"), ("a", "Tre?"), ("A", "Ett?"))
    assert read_guide(path) == Guide((Topic("A", ("Ett?", "Tre?")), Topic("B", ("Två?",))))
    assert read_guide(_workbook(tmp_path / "frågor.xlsx", ("fråga",), ("Ett?",))) == Guide((Topic("frågor", ("Ett?",)),))


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("guide.csv", "a,b\n1,2\n", NoGuideError),
        ("guide.txt", "Bara text utan något annat.", NoGuideError),
        ("guide.yaml", "a: &x [1]\nb: *x\n", GuideYamlError),
        ("guide.yaml", "a: [b\n", GuideYamlError),
        ("guide.yaml", "bara text", GuideYamlError),
        ("guide.yaml", "a:\n- b:\n    - [c]\n", GuideYamlError),
        ("guide.yaml", "# inget\n", GuideYamlError),
        ("guide.docx", "inget arkiv", KodbokError),
        ("guide.xyz", "text", KodbokError),
        ("guide.csv", "fråga\n" + "\n".join(f"Fråga {number}?" for number in range(1001)), GuideTooLargeError),
    ],
)
def test_what_is_no_guide_is_refused_in_a_sentence_that_names_the_file(tmp_path, name, content, error):
    """Whatever it is."""
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(error, match=r"guide\."):
        read_guide(tmp_path / name)


def test_yaml_that_is_not_understood_is_told_by_its_line(tmp_path):
    """Questions hold marks that YAML reads, so the remedy stands there too."""
    path = tmp_path / "guide.yaml"
    path.write_text("Bakgrund:\n  - Hur länge?\nMål: [Vad är målet?]\n", encoding="utf-8")
    with pytest.raises(GuideYamlError, match=r"line 3 is not understood; put .* into quotation marks; mend the file"):
        read_guide(path)
