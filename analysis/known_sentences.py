"""Sentences that the layers below and above write in English, listed for the catalogue.

They reach a result with their facts filled in; `Catalogue.sentence` finds their translation by these forms. The forms of earlier
versions stay here, for studies keep the problems as they were told.
"""

from __future__ import annotations

from analysis.catalogue import N_

OF_READERS = (
    N_(
        "No speakers were found, so the whole text counts as spoken; label the turns in the file (Intervjuare: …), remove the "
        "interview here and import the file again."
    ),
    N_(
        "No speakers were found, so the whole text counts as spoken; label the turns in the file (Intervjuare: …) and put it in "
        "this one's place: kodbok interviews replace STUDY NAME FILE"
    ),
    N_("Another interview seems to begin here; the file comes in as one interview."),
    N_("Another interview seems to begin here; the file comes in as one interview, and with --split as several."),
    N_("The footnotes and endnotes of the whole file stand at the end of its last interview."),
    N_(
        "The label “{label}” may be a misspelling of “{other}”; it is kept as it stands. "
        'If they are one: kodbok interviews speakers STUDY NAME --merge "{label}={other}"'
    ),
    N_(
        "“{other}” and “{label}” may be one speaker; both are kept as they stand. "
        'If they are: kodbok interviews speakers STUDY NAME --merge "{label}={other}"'
    ),
    N_(
        "The label “{label}” is taken for an interviewer, though the letter mostly stands for an interviewee; check who speaks. "
        'If not: kodbok interviews speakers STUDY NAME --role "{label}=interviewee"'
    ),
    N_(
        "The label “{label}” is taken for an interviewee, though the letter mostly stands for an interviewer; check who speaks. "
        'If not: kodbok interviews speakers STUDY NAME --role "{label}=interviewer"'
    ),
    N_(
        "The label “{label}” stands once; check that it is a speaker. "
        'If it is another one: kodbok interviews speakers STUDY NAME --merge "{label}=…"'
    ),
    N_(
        "“{label}” looks like a label but stands once, so its words count as those of the speaker before; "
        "if somebody speaks here, label the turn in the file and import it again."
    ),
    N_(
        "“{label}” looks like a label but stands once, so its words count as those of the speaker before; if somebody speaks here, "
        "label the turn in the file and put it in this one's place: kodbok interviews replace STUDY NAME FILE"
    ),
    N_("The numbers of labels such as “{label}” are taken to count turns, not persons; check who speaks."),
    N_(
        "Nobody is known as the interviewer, so all words count as interviewees'; say who asks: "
        'kodbok interviews speakers STUDY NAME --role "LABEL=interviewer"'
    ),
    N_("A header of {count} words is left out."),
    N_("A header of 1 word is left out."),
    N_("A footer of {count} words is left out."),
    N_("A footer of 1 word is left out."),
    N_("{count} margin comments by {author} are left out, for nothing in the text says what they are about."),
    N_("1 margin comment by {author} is left out, for nothing in the text says what it is about."),
    N_("Text in a cell that is merged into another one is left out."),
    N_("A picture or embedded object is left out."),
    N_("A document embedded in this one is left out."),
    N_("A chart or diagram is left out."),
    N_("Hidden text is left out."),
    N_("A character of a symbol font has no counterpart in Unicode; {mark} stands for it."),
)
"""Problems of transcripts."""

OF_VALIDATION = (
    N_("It is nearly the same as {other} ({share} % in common); one of the two may be a copy."),
    N_("It is very short for an interview: {words} words."),
    N_("An older version of Kodbok has read it; read it again with `kodbok interviews replace STUDY --all`."),
    N_("No speakers were found, so all its words count as an interviewee's."),
    N_("Only one speaker was found: {label}."),
    N_("Nothing tells whether they ask or answer: {labels}."),
    N_("Many turns name no speaker: {loose} of {turns}."),
    N_("Interviewees say little of it ({share} % of the words); the roles may be exchanged."),
    N_("Interviewers say hardly anything ({share} % of the words); one may have another role."),
)
"""What the validation report says a person should look at."""

OF_STUDIES = (
    N_("The coded segment holds no counted word (interviewers' words alone, or none); it counts as a coding and is in no passage."),
    N_("The latest wave, {wave}, is shown: {shown} of {total} interviews (waves: {waves})."),
    N_("The latest wave, {wave}, is shown: {shown} of {total} interviews (waves: {waves}). {left} without a wave are left out."),
    N_("The latest wave, {wave}, is shown: {shown} of {total} sources (waves: {waves})."),
    N_("The latest wave, {wave}, is shown: {shown} of {total} sources (waves: {waves}). {left} without a wave are left out."),
)
"""Problems of coded segments, and notes on what was selected."""

OF_EXPORTS = (
    N_("It holds personal data: names stand as they were said and written."),
    N_("The study has no roster, so names in quotations and memos are not replaced; `kodbok interviews names` finds them."),
    N_(
        "Whoever reads a quotation with the organisation's name knows who spoke where there is one interviewee, or one such title, "
        "only: {named}. Use --names none, or leave the organisation out of what you publish."
    ),
    N_("{interviews}: a plain file was made, for there is no original file"),
    N_("{interviews}: a plain file was made, for its original, {file}, is no Word file"),
)
"""What an export says beside its file."""
