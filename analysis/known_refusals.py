"""Refusals that the page shows often, listed for the catalogue: on a Swedish page they are told in Swedish.

Their raisers write them in English with their facts filled in; `Catalogue.sentence` finds their translation by these forms. On the
command line they stay English.
"""

from __future__ import annotations

from analysis.catalogue import N_

OF_CODING = (
    N_("There is no code {code}; look at the codebook for the codes that there are."),
    N_("There is no code {code}; did you mean {near}?"),
    N_("There is no code {code}; did you mean {first} or {second}?"),
    N_("{name} may be any of {codes}; write the whole path."),
    N_("There is a code {code} already; choose another name, or merge the two."),
    N_("The code {code} cannot go into {place}, which is the code itself or lies below it; choose another place."),
    N_("The codes {code} and {other} do not lie below the same code; move one of them first."),
    N_(
        "The span {start}–{end} does not lie in {interview}, whose text has {length} characters; a span begins before it "
        "ends and stays inside the text."
    ),
    N_(
        "The words that were marked are not what stands at {start}–{end} in {interview} now: its transcript was replaced."
        " Read it anew and mark them again."
    ),
    N_("The coded segment {segment} has been changed by somebody in the meantime; look at it and change it again."),
    N_("There is no coded segment {segment} in the study; `kodbok segments --everything` lists them with their ids."),
    N_("The segment {segment} is no proposal: {coder} has accepted it already; nothing was changed."),
    N_("The segment {segment} is no proposal: {coder} has rejected it already; nothing was changed."),
    N_("There is no memo {memo} in the study; it may have been deleted."),
    N_("There is no change by {coder} that can be undone; `kodbok log` shows who did what, and --coder says who acts."),
    N_("There is no change by {coder} that can be redone; `kodbok log` shows who did what, and --coder says who acts."),
    N_(
        "The last change ({command}) cannot be taken back by undo, because a later change changed the same things since; "
        "nothing was changed. `kodbok log` shows the changes."
    ),
    N_(
        "The last change ({command}) cannot be taken back by redo, because a later change changed the same things since; "
        "nothing was changed. `kodbok log` shows the changes."
    ),
    N_(
        "The last change ({command}) cannot be taken back by undo, because {coders} changed the same things since; "
        "nothing was changed. `kodbok log` shows the changes."
    ),
    N_(
        "The last change ({command}) cannot be taken back by redo, because {coders} changed the same things since; "
        "nothing was changed. `kodbok log` shows the changes."
    ),
)
"""Refusals of codings, codes, memos and undo."""

OF_INTERVIEWS = (
    N_("There is nothing here."),
    N_("There is no interview called {name} in the study; `kodbok interviews list` shows them all."),
    N_("There is no interview called {name} in the study; did you mean {near}? `kodbok interviews list` shows them all."),
    N_(
        "“{label}” cannot be merged into “{other}”, for “{other}” is merged into “{label}” already; part them first by "
        'merging a label into itself: --merge "{other}={other}". Nothing was changed.'
    ),
    N_("Different things are told of “{label}” in one call; tell each once. Nothing was changed."),
    N_(
        "{file} holds an interview that was erased from this study on {day}, so it is not taken in again; if that is "
        "wrong, import it into a new study."
    ),
    N_("“{text}” is no date; write it as year, month and day, like 2015-03-17."),
    N_('The search holds no word; write one, several that stand in one turn, "a phrase" or the beginning of a word: ord*.'),
    N_("No case of the selection has {asked}; leave out an attribute or a case."),
    N_("There is no such export any more; make it again."),
)
"""Refusals of interviews, speakers, searches and results."""

OF_FILES = (
    N_("There is no file {path}; check the spelling and the folder."),
    N_("{path} is a folder; name a file in it."),
    N_("{file} is empty (0 bytes); fetch the file again from where it came."),
    N_("{file} is larger than {most} MB; take out its pictures and try again."),
    N_("{file} is of a kind that Kodbok does not read ({known}); save the text as .docx."),
    N_("{file} holds no words outside its headers and pictures; if it is a scan, have the text recognised first."),
    N_("{file} is no Word document but {what}; open it in Word or LibreOffice and save it as .docx."),
    N_("{file} is no {what}; open it in the program that it came from and save it as one."),
    N_("{file} has the old binary format (.doc, .xls); open the {what} and save it as .docx or .xlsx."),
    N_("{file} is protected by a password; open the {what}, save it without one, and try again."),
    N_("{file} is damaged ({why}); open the {what} in its own program and save it anew, or fetch it again."),
    N_("{file} is no text file, whatever its ending says; open it in its own program and save it as .docx."),
    N_("{file} is no rich text; open it in the program that it came from and save it as .docx."),
    N_("{file} is damaged or no PDF; open it, copy its text into a Word document and import that."),
    N_("{file} is protected by a password or encrypted; open it, copy its text into a Word document and import that."),
    N_(
        "{file} holds no text, only pictures of pages, as a scan does; have the text recognised (OCR), save it as .docx "
        "and import that."
    ),
    N_("{file} has more than {most} pages; save the pages of the interview as a file of their own."),
    N_("No files came; choose some, or drop them on the page."),
)
"""Refusals of files that are dropped on the page."""

OF_STUDY_FILES = (
    N_("{path} is being changed by another program just now and nothing was changed here; try again in a moment."),
    N_("{path} exists already; a new study never replaces a file, so choose another name."),
    N_("There is no study {path}; check the name, or make it with: kodbok new {path}"),
    N_("The folder {folder} does not exist; make it first, then the study {name} in it."),
    N_("{path} is no Kodbok study ({what}); give the .kodbok file that `kodbok new` made."),
    N_("{path} may only be read; make the file and its folder writable, or work in a copy, to change the study."),
    N_(
        "{path} was written by Kodbok {version} (format {needed}; this version reads up to {known}); install the newer "
        "Kodbok to open it. Nothing was changed."
    ),
    N_("{path} is no whole path; write it from the root, such as {example}."),
    N_("{name} is no name for a study: write the folder in its own field, and a name without / and \\."),
)
"""Refusals of studies that are opened or made."""

OF_WRITING = (
    N_("The quotation leaves out {said} without […]."),
    N_("The quotation has a bracket that is not closed, or holds no word."),
    N_("The quotation says {written} where {said} was said; put it in brackets."),
    N_("The quotation says {written}, which was not said; put it in brackets."),
    N_("The quotation keeps no word of what was said."),
    N_("The quotation is too long to be compared; quote a shorter piece."),
    N_(
        "The quotation {quotation} leaves out {said} without […]. Only […] for what is left out and [words] in "
        "brackets may differ from what was said: {shown}"
    ),
    N_(
        "The quotation {quotation} has a bracket that is not closed, or holds no word. Only […] for what is left out "
        "and [words] in brackets may differ from what was said: {shown}"
    ),
    N_(
        "The quotation {quotation} says {written} where {said} was said; put it in brackets. Only […] for what is left "
        "out and [words] in brackets may differ from what was said: {shown}"
    ),
    N_(
        "The quotation {quotation} says {written}, which was not said; put it in brackets. Only […] for what is left "
        "out and [words] in brackets may differ from what was said: {shown}"
    ),
    N_(
        "The quotation {quotation} keeps no word of what was said. Only […] for what is left out and [words] in "
        "brackets may differ from what was said: {shown}"
    ),
    N_(
        "The quotation {quotation} is too long to be compared; quote a shorter piece. Only […] for what is left out "
        "and [words] in brackets may differ from what was said: {shown}"
    ),
    N_(
        "The transcript does not say the words of the quotation {quotation} any more, so it stays withdrawn; propose "
        "another one with `kodbok ledger propose`."
    ),
    N_("There is no quotation {quotation} in the ledger; `kodbok ledger list` shows the ids."),
    N_("A quotation that is {now} cannot become {wanted}; it can become {others}."),
    N_("A quotation that is withdrawn is not edited; set it to proposed first, as it was said."),
    N_("The quotation stands as it was said, so it is not edited; give its edited words with --text."),
    N_(
        "{segment} is the id of no finding whose words could be quoted; `kodbok segments` shows the ids, `kodbok code "
        "accept` makes a proposal a finding, and an interviewer is never quoted."
    ),
    N_("Somebody has changed this since you read it, so nothing was written; read both texts and decide."),
    N_("There is no summary of {place} yet, so write its text first."),
    N_("There is no synthesis of {theme} yet, so write its text first."),
    N_(
        "The coded segment {segment} is no passage of {place} that counts; `kodbok segments` and the sheet of passages "
        "show the ids."
    ),
    N_("{value} is no value of {scale}; choose one of {values}."),
    N_("A scale needs a name."),
    N_("Cases are judged as {values} on {scale}, so it must keep that; judge them anew first. Nothing was changed."),
    N_("A rating needs the name of its assignment."),
    N_("{written} is no rating and no kind of work; write one of {known}."),
    N_("The study has the waves {waves}; say with --wave of which one the rating is."),
    N_("There is no rating of {place} yet, so give a rating or a comment first."),
    N_("{case} has no interview in the wave {wave}, so the matrix has no such cell."),
    N_("There is no interview of a case in which {theme} could be told; say whose the interviews are."),
)
"""Refusals of summaries, syntheses, judgements, ratings and quotations."""
