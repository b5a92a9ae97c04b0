"""What `interviews erase` says beside its result: what went along, and what still holds the interview or its people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.cli.import_notes import counted
from workbench.cli.printing import say, shell_word

if TYPE_CHECKING:
    from workbench.commands.erasure import Erased


def say_of_erasure(erased: Erased, study: str) -> None:
    """Says what an erasure took besides the interview, and where something of it is left."""
    if erased.copies:
        say(f"Erased with it, for the same words stood there: {', '.join(erased.copies)}.")
    if erased.case:
        say(f"What the list of organisations says of {erased.case} stays in the study.")
    if erased.written:
        told = counted(erased.written, "text or judgement", "texts and judgements")
        say(f"Erased with it: {told} of summaries and scales that told of this interview alone.")
    if erased.left_out:
        told = counted(erased.left_out, "summary, synthesis or judgement", "summaries, syntheses and judgements")
        say(f"Its words were left out ([…]) of {told} that quoted it; read them again.")
    _say_of_persons(erased, study)
    if erased.without_original:
        say(f"The original file is gone too, for it held these words; {', '.join(erased.without_original)} came in it and stay.")
    for path in erased.backups:
        say(f"This copy still holds it: {path}")
    say("Workbooks, tables, files of codings and keys that were exported before still hold it too.")


def _say_of_persons(erased: Erased, study: str) -> None:
    """Says whom the roster forgot and whom it keeps."""
    if erased.persons:
        say(f"The roster forgot {counted(erased.persons, 'person')} who spoke here alone.")
    if erased.persons_left:
        say(f"The roster keeps {', '.join(erased.persons_left)}, who spoke elsewhere too.")
    if erased.unlinked:
        command = f"kodbok interviews names {shell_word(study)} --remove NAME"
        say(f"The roster keeps {counted(erased.unlinked, 'person')} linked to no speaker; `{command}` takes one out.")
