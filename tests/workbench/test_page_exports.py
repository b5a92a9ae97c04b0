"""Exports on their way: kept for a while, stopped with the page; and how the page writes clocks and finds its port."""

from __future__ import annotations

import subprocess
import time

import pytest

from interviews import Speaker, Transcript, Turn
from workbench.cli.export_commands import app as export_app
from workbench.web.exports import FORMS, Exports, UnknownExportError
from workbench.web.shelf import PortTakenError, listening_for, listening_on, port_of


class QuickExports(Exports):
    """Exports whose command is done at once, or cannot be called."""

    fault = None

    def _call(self, export):
        if self.fault:
            raise self.fault
        export.file.write_bytes(b"PK")
        return 0, ("a note",)


def _finished(exports, what="excel"):
    """An export that has come to its end."""
    export = exports.begin(what, {"lang": "sv"})
    end = time.monotonic() + 60
    while export.state in {"waiting", "running"} and time.monotonic() < end:
        time.sleep(0.01)
    return export


def test_the_last_exports_are_kept_and_older_ones_are_taken_off_the_disk(study):
    """They are personal data that nobody waits for any more."""
    exports = QuickExports(study.path)
    made = [_finished(exports) for _ in range(13)]
    assert [each.state for each in made] == ["done"] * 13
    kept = [each for each in made if each.folder.exists()]
    assert kept == made[-10:]
    assert exports.get(made[-1].id).notes == ("a note",)
    with pytest.raises(UnknownExportError):
        exports.get(made[0].id)
    exports.close()
    assert not any(each.folder.exists() for each in made)


@pytest.mark.parametrize("fault", [OSError("no room"), subprocess.TimeoutExpired("kodbok", 1)])
def test_a_command_that_cannot_be_called_or_takes_too_long_is_said(study, fault):
    """The export has failed; the next one may not."""
    exports = QuickExports(study.path)
    exports.fault = fault
    failed = _finished(exports)
    assert (failed.state, failed.notes) == ("failed", (str(fault),))
    exports.fault = None
    assert _finished(exports).state == "done"
    exports.close()


def test_an_export_is_stopped_when_the_page_is(study):
    """Its process ends with it, and nothing of it is left."""
    exports = Exports(study.path)
    export = exports.begin("excel", {"names": "none", "lang": "sv"})
    exports.close()
    assert not export.folder.exists()
    assert export.state in {"waiting", "running", "failed"}


def test_a_turns_time_is_written_as_a_recording_shows_it(page, study):
    """Hours only where there are any."""
    said = ("Ett.", "Två.", "Tre.")
    text = "".join(f"A: {each}" for each in said)
    turns = tuple(Turn(7 * at + 3, 7 * at + 7, "A:", "A", time=seconds) for at, seconds in enumerate((0.4, 754.9, 3725.0)))
    study.add_transcript(Transcript("Band", text, turns, (Speaker("A"),)))
    html = page.get("/interviews/Band").text
    assert [clock in html for clock in (" · 0:00<", " · 12:34<", " · 1:02:05<")] == [True] * 3


def test_a_study_has_its_own_port_every_time_and_another_one_where_that_is_taken(tmp_path):
    """A browser knows it again; what is asked for by number is refused with what to do."""
    path = tmp_path / "studie.kodbok"
    with listening_for(path) as first:
        own = port_of(first)
        with listening_for(path) as second:
            assert port_of(second) != own
        with pytest.raises(PortTakenError, match=f"The port {own} cannot be used"):
            listening_on(own)
    with listening_for(path) as again:
        assert port_of(again) == own


def test_the_page_offers_everything_that_the_export_command_does():
    """And the report for both of its readers."""
    offered = {form.command[:2] for form in FORMS.values()}
    assert {("export", command.callback.__name__) for command in export_app.registered_commands} <= offered
    assert "--audience=board" in FORMS["board"].command


@pytest.mark.parametrize("what", [what for what, form in FORMS.items() if what not in {"excel", "csv", "charts"}])
def test_every_export_of_the_page_is_a_command_with_options_that_it_takes(kodbok, study, span, tmp_path, what):
    """Whatever is told: each takes its own options alone; what it is an export of is named."""
    segment = study.code("Samtal", *span("Det är svårt"), "Budget")
    study.propose_segments([segment.id])
    form = FORMS[what]
    told = {"lang": "en", "names": "none", "quotations": "all", "theme": "Social > Budget", "interview": "Samtal"}
    out = tmp_path / form.file if not form.folder else tmp_path / "ut"
    done = kodbok(*form.command, str(study.path), str(out), *form.options(told))
    assert (done.code, out.exists()) == (0, True), done.err


def test_an_export_of_one_thing_needs_to_know_which(page):
    """The theme or the interview; what the choices can be is said."""
    assert page.post("/api/exports", json={"what": "theme"}).status_code == 422
    assert page.post("/api/exports", json={"what": "interview", "theme": "Budget"}).status_code == 422
    refused = page.post("/api/exports", json={"what": "excel", "quotations": "x"})
    assert (refused.status_code, "approved, all, proposed" in refused.json()["error"]) == (422, True)


def test_the_page_asks_for_the_theme_and_the_interview_where_there_are_any(page, study):
    """Without an interview there is nothing to put on paper."""
    html = page.get("/exports").text
    assert [f'data-export="{what}"' in html for what in FORMS] == [True] * len(FORMS)
    assert '<option lang="sv">Social &gt; Budget</option>' in html
    assert '<option lang="sv">Samtal</option>' in html
    study.remove_interview("Samtal")
    assert 'data-export="interview"' not in page.get("/exports").text
