"""What the commands of the ledger say."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from analysis.ledger_state import STATES
from workbench.cli.import_notes import counted
from workbench.cli.printing import print_json, print_table, say, shell_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.ledger_entry import LedgerEntry
    from workbench.cli.printing import Record
    from workbench.commands.ledger_import import LedgerImport, LedgerStep

_SHOWN = 8
"""So much of an id is shown to people; the commands take it."""


def entry_record(entry: LedgerEntry) -> dict[str, Any]:
    """A quotation for programs, with what was edited."""
    return {**asdict(entry), "tidied": entry.edit.tidied, "difference": "" if entry.as_said else entry.edit.shown}


def print_ledger(rows: Sequence[Record], study: str) -> None:
    """Prints the ledger for people, theme by theme."""
    if not rows:
        _print(f"No quotation here. `kodbok ledger propose {shell_word(study)}` takes some in.")
        return
    theme = None
    for row in rows:
        if row["theme"] != theme:
            theme = row["theme"]
            _print(f"\n{theme}")
        marks = "".join(f", {word}" for word, told in (("key", row["key"]), ("tidied", row["tidied"])) if told)
        _print(f"\n  {row['id'][:_SHOWN]}  {row['state']}{marks}  ”{_flat(row['text'])}”")
        who = ", ".join(dict.fromkeys(str(each) for each in (row["case"], row["interview"], row["speaker"]) if each))
        _print(f"            {who} ({row['words']} words); attribution {row['attribution']}; {row['who']} {row['date'][:10]}")
        for label, told in (("note", row["note"]), ("said", row["difference"] and row["verbatim"]), ("look", row["flag"])):
            if told:
                _print(f"            {label}: {_flat(told)}")
    states = Counter(row["state"] for row in rows)
    _print(f"\n{counted(len(rows), 'quotation')}: {', '.join(f'{states[each]} {each}' for each in STATES if states[each])}.")


def print_quotation(entry: LedgerEntry, history: Sequence[LedgerEntry]) -> None:
    """Prints one quotation for people, with its history."""
    tidied = ", tidied" if entry.edit.tidied else ""
    _print(f"{entry.id}\n{entry.theme}; {entry.interview} {entry.start}–{entry.end}")
    _print(f"{entry.state}{tidied}; attribution {entry.attribution}{'; key quotation' if entry.key else ''}")
    _print(f"  now:  {_flat(entry.text)}")
    if not entry.as_said:
        _print(f"  said: {_flat(entry.verbatim)}\n  difference: {_flat(entry.edit.shown)}")
    if entry.flag:
        _print(f"  look: {entry.flag}")
    _print("")
    print_table(
        [
            [each.date, each.who, each.state, each.attribution, "yes" if each.key else "", each.note, _flat(each.text)]
            for each in history
        ],
        ("date", "who", "state", "attribution", "key", "note", "words"),
    )


def print_changes(done: Sequence[tuple[LedgerEntry, LedgerEntry]], *, dry_run: bool) -> None:
    """Prints what became of quotations."""
    for before, after in done:
        told = _difference(before, after)
        _print(f"{after.id[:_SHOWN]}: {told or 'stands so already; nothing was changed'}")
        if after.text != before.text:
            _print(f"  said: {_flat(after.verbatim)}\n  now:  {_flat(after.text)}\n  difference: {_flat(after.edit.shown)}")
            if after.edit.tidied:
                say("It is flagged as tidied: words or punctuation differ outside brackets.")
    if dry_run:
        _print("Nothing was written: --dry-run.")


def _difference(before: LedgerEntry, after: LedgerEntry) -> str:
    """What of a quotation changes, in words."""
    parts = [
        f"{name} {_told(getattr(before, name))} -> {_told(getattr(after, name))}"
        for name in ("state", "attribution", "key")
        if getattr(before, name) != getattr(after, name)
    ]
    parts += ["words"] if before.text != after.text else []
    parts += [f"note {after.note!r}"] if before.note != after.note else []
    return ", ".join(parts)


def _told(value: object) -> str:
    """A value in words."""
    return {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)


def print_import(found: LedgerImport, *, as_json: bool, dry_run: bool) -> None:
    """Prints what becomes of the rows of an edited ledger: what changes to the result, what is refused beside it."""
    if as_json:
        print_json([_step_record(step) for step in found.steps])
        return
    for step in found.steps:
        if step.action == "refused":
            say(f"row {step.line}: refused: {step.message}")
        elif step.action == "changed" and step.before and step.after:
            _print(f"row {step.line}: {step.after.id[:_SHOWN]}: {_difference(step.before, step.after)}")
            if step.before.text != step.after.text:
                tidied = " (tidied)" if step.after.edit.tidied else ""
                _print(f"  difference{tidied}: {_flat(step.after.edit.shown)}")
    told = f"{found.count('changed')} changed, {found.count('same')} unchanged, {found.count('refused')} refused"
    missing = (
        f"; {counted(found.missing, 'quotation')} of the ledger not in the file, which stay as they are" if found.missing else ""
    )
    _print(f"{told}{missing}{' (nothing was written: --dry-run)' if dry_run else ''}")


def _step_record(step: LedgerStep) -> dict[str, Any]:
    """A row's fate for programs."""
    before, after = step.before, step.after
    changed = before is not None and after is not None and step.action == "changed"
    return {
        "line": step.line,
        "action": step.action,
        "message": step.message,
        "id": after.id if after else None,
        "before": entry_record(before) if changed and before else None,
        "after": entry_record(after) if changed and after else None,
    }


def print_spread(themes: Sequence[Record], cases: Sequence[Record], repeated: Sequence[Record]) -> None:
    """Prints the spread for people: by theme, by organisation, then words that are quoted twice."""
    names = ("theme", "quotations", "informants", "top share", "voices", "words (median)", "words (max)")
    print_table([_theme(row) for row in themes], names, numbers=names[1:])
    _print("")
    headers = ("organisation", "quotations", "quotable", "quoted", "available", "difference")
    print_table([_case(row) for row in cases], headers, numbers=headers[1:])
    for row in repeated:
        _print(
            f"\nThe same words stand in two themes: {row['theme_a']} ({row['id_a'][:_SHOWN]}) and {row['theme_b']} "
            f"({row['id_b'][:_SHOWN]}), {row['interview']} {row['start']}–{row['end']}."
        )
    say("voices: how many informants, quoted equally often, would be as diverse (1/Σp²). Withdrawn quotations are left out.")


def _theme(row: Record) -> list[object]:
    """The cells of a theme."""
    share = "–" if row["top_share"] is None else f"{row['top_share']:.0%}"
    voices = "–" if row["effective_voices"] is None else f"{row['effective_voices']:.1f}"
    median, longest = ("–" if row[name] is None else f"{row[name]:g}" for name in ("words_median", "words_max"))
    quoted = f"{row['informants']} of {row['informants_total']}"
    return [row["theme"] or "all", row["quotations"], quoted, share, voices, median, longest]


def _case(row: Record) -> list[object]:
    """The cells of an organisation."""
    shares = ["–" if row[name] is None else f"{row[name]:.0%}" for name in ("quoted_share", "quotable_share")]
    differs = "–" if row["difference"] is None else f"{round(100 * row['difference']):+d} points"
    return [row["case"], row["quotations"], row["quotable"], *shares, differs]


def _flat(words: str) -> str:
    """Words on one line."""
    return " ".join(str(words).split())


def _print(line: str) -> None:
    """Prints a line of the result."""
    sys.stdout.write(f"{line}\n")
