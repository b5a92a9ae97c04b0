"""The API of the views beside the transcript: studies, uploads, speakers, the codebook, exports."""

from __future__ import annotations

import io
import json
import time
import zipfile

import pytest
from starlette.testclient import TestClient

from interviews import Paragraph, write_document
from workbench.study import Study
from workbench.web.application import application
from workbench.web.recent_studies import RecentStudies, state_folder
from workbench.web.sessions import Sessions
from workbench.web.shelf import Shelf

HOST = "http://127.0.0.1:8000"


@pytest.fixture
def document(tmp_path):
    """A Word file of two turns, as bytes."""
    path = tmp_path / "a.docx"
    write_document(path, [Paragraph("Hur går det?", bold_label="I: "), Paragraph("Bra, tack.", bold_label="IP: ")])
    return path.read_bytes()


def _sent(page, *files):
    """What becomes of files, line by line."""
    answer = page.post("/api/uploads", files=[("files", (name, io.BytesIO(content))) for name, content in files])
    assert answer.status_code == 200, answer.text
    return [json.loads(line) for line in answer.text.splitlines()]


def test_files_come_in_one_by_one_and_one_undo_takes_them_back(page, study, document):
    """A bad one is refused with the reason, the same words again are skipped."""
    before = [line.name for line in study.interviews()]
    first, second, third, last = _sent(page, ("Möte å.docx", document), ("trasig.docx", b"inget"), ("igen.docx", document))
    assert (first["outcome"], first["name"], first["turns"]) == ("added", "Möte å", 2)
    assert (second["outcome"], second["file"]) == ("refused", "trasig.docx")
    assert "trasig.docx är inte det som filändelsen säger" in second["message"]
    assert (third["outcome"], last["done"]) == ("skipped", True)
    page.post("/api/undo")
    assert [line.name for line in study.interviews()] == before


def test_a_refusal_is_told_in_the_language_of_the_session(page):
    """By the API and on a page; what no catalogue knows is marked as English."""
    body = {"interview": "Samtal", "start": 3, "end": 6, "code": "Finns ej", "quote": "Hur"}
    asked = {"accept": "text/html"}
    assert page.post("/api/segments", json=body).json()["error"].startswith("Koden 'Finns ej' finns inte.")
    shown = page.get("/interviews/Borta", headers=asked).text
    assert "<p>Studien har ingen intervju som heter &#39;Borta&#39;" in shown
    page.post("/api/session", json={"lang": "en"})
    assert page.post("/api/segments", json=body).json()["error"].startswith("There is no code 'Finns ej';")
    assert '<p><span lang="en">There is no interview called' in page.get("/interviews/Borta", headers=asked).text


@pytest.mark.parametrize(
    ("name", "called"),
    [("../../../flykt.docx", "flykt"), ("C:\\mapp\\vind.docx", "vind"), ("a?b.docx", "a_b"), ("/etc/rot.docx", "rot")],
)
def test_the_name_of_a_file_leads_nowhere(page, document, tmp_path, name, called):
    """Its last part is what the interview is called."""
    assert _sent(page, (name, document))[0]["name"] == called
    assert not list(tmp_path.parent.glob("**/flykt.docx"))


def test_a_list_of_organisations_may_come_along(page, study, document):
    """It describes the files that come with it."""
    table = "intervju,organisation,år\nnytt,Kulturförvaltningen,2015\nannat,Skolan,2015\n".encode()
    told = _sent(page, ("nytt.docx", document), ("lista.csv", table))
    assert told[0]["outcome"] == "added"
    assert told[-1]["unmatched"] == ["annat"]
    assert next(line for line in study.interviews() if line.name == "nytt").case == "Kulturförvaltningen"


def test_an_upload_without_files_is_refused(page):
    """With a sentence."""
    answer = page.post("/api/uploads", data={"files": "text"})
    assert (answer.status_code, "Inga filer kom fram" in answer.json()["error"]) == (422, True)
    answer = page.post("/api/uploads", content=b"--x", headers={"content-type": "multipart/form-data; boundary=x"})
    assert 400 <= answer.status_code < 500
    answer = page.post("/api/uploads", content=b"x", headers={"content-type": "multipart/form-data"})
    assert 400 <= answer.status_code < 500


def test_speakers_are_confirmed_and_described(page, study):
    """A role that is none, or a label that nobody has, is refused."""
    told = [{"label": "I", "role": "interviewee", "pseudonym": "Chef"}]
    assert page.patch("/api/speakers/Samtal", json={"corrections": told}).json() == {"changed": True}
    assert {line.label: (line.role, line.pseudonym) for line in study.speakers("Samtal").lines}["I"] == ("interviewee", "Chef")
    wrongs = ([{"label": "X"}], [{"label": "I", "role": "chef"}], [{"role": "unknown"}], ["I"], [{"label": "I", "pseudonym": 1}])
    for wrong in wrongs:
        assert page.patch("/api/speakers/Samtal", json={"corrections": wrong}).status_code == 422
    assert page.get("/api/speakers/Finns").status_code == 404


def test_an_interview_is_described_finished_or_taken_out(page, study):
    """One at a time."""
    assert page.patch("/api/interviews/Samtal", json={"case": "Skolan", "wave": "2015"}).json() == {"changed": True}
    assert page.patch("/api/interviews/Samtal", json={"finished": True}).json() == {"changed": True}
    line = page.get("/api/interviews").json()[0]
    assert (line["case"], line["wave"], line["finished"], line["changed_by"]) == ("Skolan", "2015", ["Prov"], "Prov")
    assert page.patch("/api/interviews/Samtal", json={}).status_code == 422
    assert page.patch("/api/interviews/Samtal", json={"finished": True, "case": "x"}).status_code == 422
    assert page.patch("/api/interviews/Samtal", json={"kind": "samtal"}).status_code == 422
    assert page.delete("/api/interviews/Samtal").json() == {"segments": 0}
    assert study.interviews() == []


def test_the_share_coded_is_of_interviewees_words_by_who_counts(page, study, span):
    """Overlaps once, interviewers' words and other coders' never."""
    study.code("Samtal", *span("Det är svårt"), "Budget")
    study.code("Samtal", *span("är svårt, tycker"), "Dialog")
    study.code("Samtal", *span("Hur går det?"), "Dialog")
    study.as_coder("Annan").code("Samtal", *span("Föreningarna"), "Dialog")
    assert page.get("/api/interviews").json()[0]["share"] == pytest.approx(4 / 12)


def _codes(page):
    """The codes by path."""
    return {code["path"]: code for code in page.get("/api/codes").json()}


def test_codes_are_changed_one_call_each_and_undone(page, study, span):
    """Renamed, moved, described, retired, split, merged."""
    study.code("Samtal", *span("Det är svårt"), "Budget")
    change = lambda **told: page.patch("/api/codes", json=told)  # noqa: E731  # shorter than its name
    assert change(path="Social > Budget", name="Pengar").json() == {"changed": True}
    assert change(path="Social > Pengar", parent="Kunskap").json() == {"changed": True}
    assert change(path="Kunskap > Pengar", definition="Om pengar", aliases=["Medel"], colour="#123456").json() == {"changed": True}
    assert page.post("/api/codes/split", json={"path": "Kunskap > Pengar", "names": ["Kort"]}).json() == {"changed": True}
    found = _codes(page)["Kunskap > Pengar"]
    assert (found["definition"], found["aliases"], found["own"], found["below"]) == ("Om pengar", ["Medel"], 1, 1)
    (segment,) = page.get("/api/codes/segments", params={"path": "Kunskap > Pengar"}).json()
    assert (segment["quote"], segment["coder"]) == ("Det är svårt", "Anna")
    assert page.post("/api/codes/merge", json={"path": "Kunskap > Pengar", "into": "Kunskap > Dialog"}).json() == {"segments": 1}
    assert _codes(page)["Kunskap"]["codings"] == 1
    for _ in range(5):
        assert page.post("/api/undo").status_code == 200
    assert _codes(page)["Social > Budget"]["own"] == 1


def test_codes_are_put_in_order_and_undone(page):
    """Before another one or last, with what lies below; beside a code of another parent is nowhere."""
    change = lambda **told: page.patch("/api/codes", json=told)  # noqa: E731  # shorter than its name
    before = list(_codes(page))
    assert before == ["Social", "Social > Budget", "Social > Fond", "Social > Fond > Liten", "Kunskap", "Kunskap > Dialog"]
    assert change(path="Social > Fond", before="Social > Budget").json() == {"changed": True}
    assert list(_codes(page))[1:4] == ["Social > Fond", "Social > Fond > Liten", "Social > Budget"]
    assert change(path="Social > Fond", before="Social > Budget").json() == {"changed": False}
    assert change(path="Social", before="").json() == {"changed": True}
    assert list(_codes(page))[:2] == ["Kunskap", "Kunskap > Dialog"]
    refused = change(path="Social", before="Kunskap > Dialog")
    assert (refused.status_code, "ligger inte under samma kod" in refused.json()["error"]) == (422, True)
    assert change(path="Social", before="Kunskap", name="x").status_code == 422
    for _ in range(2):
        page.post("/api/undo")
    assert list(_codes(page)) == before


def test_a_deletion_takes_along_what_hangs_on_the_code_and_undo_brings_it_back(page, study, span):
    """Codes below it, codings of all coders, memos."""
    study.code("Samtal", *span("Det är svårt"), "Liten")
    study.as_coder("Annan").code("Samtal", *span("Föreningarna"), "Fond")
    study.write_memo("minns", code="Fond")
    before = _codes(page)
    assert [before["Social > Fond"][key] for key in ("own", "codings", "memos", "below")] == [1, 2, 1, 1]
    assert page.delete("/api/codes", params={"path": "Social > Fond"}).json() == {"segments": 2}
    assert (study.findings(), study.check(), "Social > Fond > Liten" in _codes(page)) == ([], [], False)
    page.post("/api/undo")
    assert _codes(page) == before
    assert study.check() == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"path": "Finns", "name": "x"}, 404),
        ({"name": "x"}, 422),
        ({"path": "Social", "name": "Kunskap"}, 422),
        ({"path": "Social", "name": "A > B"}, 422),
        ({"path": "Social", "parent": "Social > Fond"}, 422),
        ({"path": "Social", "name": "x", "parent": ""}, 422),
        ({"path": "Social", "colour": "röd"}, 422),
        ({"path": "Social", "aliases": [1]}, 422),
        ({"path": "Social", "retired": "ja"}, 422),
    ],
)
def test_a_change_of_a_code_that_cannot_be_is_refused(page, study, body, status):
    """Nothing is changed."""
    before = study.revision
    answer = page.patch("/api/codes", json=body)
    assert (answer.status_code, study.revision) == (status, before)
    assert answer.json()["error"]


def _exported(page, **body):
    """An export when it is finished; a loaded machine may take a while, for exports give way to others."""
    found = page.post("/api/exports", json=body).json()
    for _ in range(3600):
        found = page.get(f"/api/exports/{found['id']}").json()
        if found["state"] in {"done", "failed"}:
            return found, page.get(f"/api/exports/{found['id']}/file")
        time.sleep(0.05)
    raise AssertionError(found)


def test_tables_come_as_a_zip_with_a_name_and_codings_as_csv(page, study, span):
    """What the command says beside its result is told too, as far as there are words for it in Swedish."""
    study.code("Samtal", *span("Det är svårt"), "Budget")
    told, file = _exported(page, what="csv", names="none", lang="sv")
    assert (told["state"], told["name"]) == ("done", "studie – tabeller.zip")
    assert "attachment" in file.headers["content-disposition"]
    assert "tabeller.zip" in file.headers["content-disposition"]
    assert [name for name in zipfile.ZipFile(io.BytesIO(file.content)).namelist() if name.endswith(".csv")]
    assert "Intervjuer och organisationer är numrerade" in told["notes"][0]
    assert told["notes"][1].startswith("Studien har inget namnregister")
    _, file = _exported(page, what="codings")
    assert "Det är svårt" in file.content.decode("utf-8-sig")


def test_an_export_that_there_is_not_or_that_fails_is_said(page):
    """Without a roster there are no pseudonyms."""
    assert page.post("/api/exports", json={"what": "allt"}).status_code == 404
    assert page.post("/api/exports", json={"what": "csv", "names": "x"}).status_code == 422
    assert page.get("/api/exports/x").status_code == 404
    told, file = _exported(page, what="csv", names="roster")
    assert (told["state"], file.status_code, len(told["notes"])) == ("failed", 404, 1)


@pytest.fixture
def shelf(tmp_path):
    """A shelf that remembers in a folder of its own."""
    made = Shelf(application, RecentStudies(tmp_path / "minns"), "Prov")
    yield made
    made.close()


@pytest.fixture
def start(shelf):
    """A browser at the start view."""
    sessions = Sessions("Prov")
    with TestClient(application(None, sessions, 8000, shelf), base_url=HOST) as client:
        client.get(f"/?token={sessions.token}")
        yield client


def test_a_study_is_made_opened_and_found_among_the_recent_ones(start, tmp_path):
    """Opened twice it has one address; each is served on a port of its own, where the start view's cookie is worth nothing."""
    made = start.post("/api/studies/new", json={"folder": str(tmp_path), "name": "min studie", "title": "Åtta <b>samtal"})
    assert made.status_code == 201
    path = tmp_path / "min studie.kodbok"
    assert start.post("/api/studies/open", json={"path": f'"{path}"'}).json() == made.json()
    assert start.get("/api/studies").json() == [{"path": str(path.resolve()), "title": "Åtta <b>samtal"}]
    html = start.get("/").text
    assert "Åtta &lt;b&gt;samtal" in html
    assert not made.json()["address"].startswith(HOST)
    with Study.open(path) as study:
        assert study.check() == []


@pytest.mark.parametrize(
    ("address", "body", "said"),
    [
        ("open", {"path": "studie.kodbok"}, "ingen hel sökväg"),
        ("open", {"path": "/finns/ej.kodbok"}, "ej.kodbok"),
        ("open", {"path": "postgresql://x/y"}, "ingen hel sökväg"),
        ("open", {"path": "/a\0b"}, "ingen hel sökväg"),
        ("open", {}, "path"),
        ("new", {"folder": "/finns/ej", "name": "x"}, "Mappen"),
        ("new", {"folder": "/", "name": "../x"}, "inte vara en studies namn"),
        ("new", {"folder": "/", "name": ""}, "inte vara en studies namn"),
        ("new", {"folder": "/", "name": "x", "codebook": "finns ej"}, "finns ej"),
        ("sample", {"folder": "hemma"}, "ingen hel sökväg"),
    ],
)
def test_a_study_that_cannot_be_opened_is_refused_with_the_reason(start, address, body, said):
    """Nothing is made."""
    answer = start.post(f"/api/studies/{address}", json=body)
    assert 400 <= answer.status_code < 500
    assert said in answer.json()["error"]


def test_a_page_without_a_shelf_opens_no_other_study(page, tmp_path):
    """There is no such route."""
    assert page.post("/api/studies/open", json={"path": str(tmp_path)}).status_code == 404
    assert page.get("/studies").status_code == 404


def test_paths_are_offered_while_one_is_typed(start, tmp_path):
    """Folders and studies, nothing hidden, nothing else."""
    for name in ("ett", "etc", ".dold"):
        (tmp_path / name).mkdir()
    for name in ("en.kodbok", "en.docx"):
        (tmp_path / name).touch()
    found = start.get("/api/places", params={"path": f"{tmp_path}/E"}).json()
    assert found == [str(tmp_path / name) for name in ("en.kodbok", "etc", "ett")]
    assert start.get("/api/places", params={"path": "relativ"}).json() == []
    assert start.get("/api/places", params={"path": "/finns/ej/x"}).json() == []


def test_the_recent_studies_are_few_there_and_nobodys_work_hangs_on_them(tmp_path):
    """A list that is broken is an empty one; a study that is gone is dropped."""
    recent = RecentStudies(tmp_path / "minns")
    for number in range(15):
        (tmp_path / f"{number}.kodbok").touch()
        recent.remember(tmp_path / f"{number}.kodbok", str(number))
    recent.remember(tmp_path / "9.kodbok", "9")
    (tmp_path / "14.kodbok").unlink()
    titles = [each.title for each in recent.all()]
    assert (titles[:3], len(titles)) == (["9", "13", "12"], 11)
    for broken in ("", "{", "[1]", '{"a": 1}', "[[]]", '[{"path": "\\u0000", "title": ""}]'):
        (tmp_path / "minns" / "recent.json").write_text(broken, encoding="utf-8")
        assert recent.all() == []
    (tmp_path / "fil").touch()
    RecentStudies(tmp_path / "fil").remember(tmp_path / "9.kodbok", "9")


def test_each_system_has_its_place_for_what_is_remembered(tmp_path):
    """And a variable of our own goes before."""
    assert state_folder({}, "linux", tmp_path) == tmp_path / ".local" / "state" / "kodbok"
    assert state_folder({"LOCALAPPDATA": str(tmp_path)}, "win32", tmp_path / "x") == tmp_path / "Kodbok"
    assert state_folder({}, "darwin", tmp_path) == tmp_path / "Library" / "Application Support" / "Kodbok"
    assert state_folder({"KODBOK_STATE": str(tmp_path)}, "win32", tmp_path / "x") == tmp_path
