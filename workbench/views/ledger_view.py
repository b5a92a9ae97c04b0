"""The ledger of quotations of a study."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench import commands
from workbench.views.result_view import ResultView

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import pandas as pd

    from analysis.ledger_entry import LedgerEntry
    from analysis.ledger_state import Attribution, State
    from analysis.material import Material
    from analysis.names import Names
    from analysis.quotation_spread import QuotationSpread
    from analysis.selection import Selection
    from workbench.commands.ledger_import import LedgerImport


class LedgerView(ResultView):
    """Quotations on their way into print: proposed, edited, sent, approved, changed, withdrawn."""

    def ledger(self, selection: Selection | None = None) -> pd.DataFrame:
        """The ledger: `Written.ledger` tells the columns. All of it, or what a selection holds.

        Raises:
            UnknownValueError: A filter names something that the study does not have.
        """
        from workbench.results.ledger_table import read_ledger  # pandas is loaded only for results

        table = read_ledger(self._database)
        return table if selection is None else self._of(self.material(selection, topics=False), table)

    def ledger_in(self, material: Material) -> pd.DataFrame:
        """What a material's selection holds of the ledger."""
        return self._of(material, self.ledger())

    @staticmethod
    def _of(material: Material, table: pd.DataFrame) -> pd.DataFrame:
        """What a material's selection holds of the ledger."""
        from analysis.quotation_spread import ledger_of  # loads pandas

        return ledger_of(material, table)

    def quotation(self, quotation_id: str) -> LedgerEntry:
        """One quotation of the ledger, by its id or the beginning of it.

        Raises:
            UnknownQuotationError: There is none.
            SeveralQuotationsError: Several ids begin so.
        """
        from workbench.store.quotations import read_quotations  # needed here alone

        with self._database.reading() as connection:
            return read_quotations(connection, quotation_id)[0]

    def quotation_history(self, quotation_id: str) -> list[LedgerEntry]:
        """Every state that a quotation ever had, the first one first; each says who made it so, when, and with what note.

        Raises:
            UnknownQuotationError: There is none.
            SeveralQuotationsError: Several ids begin so.
        """
        from workbench.store.quotations import quotation_history  # needed here alone

        with self._database.reading() as connection:
            return quotation_history(connection, quotation_id)

    def propose_quotations(
        self,
        selection: Selection | None = None,
        *,
        theme: str | None = None,
        per_theme: int = 3,
        attribution: Attribution = "none",
        dry_run: bool = False,
    ) -> list[LedgerEntry]:
        """Takes the quotations that `analysis.quotes` chooses into the ledger. Doing it twice changes nothing.

        Args:
            selection: What they are chosen from.
            theme: Path, unique name or alias of a code to quote for; None for every theme.
            per_theme: How many a theme.
            attribution: What may be told of who said it.
            dry_run: Only tells what would happen.

        Returns:
            The new ones.
        """
        from analysis.quotations import chosen_quotations  # pandas is loaded only for results

        path = self._path(theme) if theme else None
        chosen = chosen_quotations(self.material(selection, topics=False), path, per_theme)
        proposals = [
            commands.ledger_edits.Proposal(each.id, each.theme, each.interview, each.start, each.end, each.quote) for each in chosen
        ]
        return self._propose(proposals, attribution, dry_run=dry_run)

    def propose_segments(
        self, ids: Iterable[str], *, attribution: Attribution = "none", dry_run: bool = False
    ) -> list[LedgerEntry]:
        """Takes the words of coded segments into the ledger, each under its segment's theme. Doing it twice changes nothing.

        Returns:
            The new ones.

        Raises:
            NotQuotableError: An id is no finding's, or one of an interviewer's words.
        """
        from analysis.selection import Selection  # pandas is loaded only for results
        from workbench.results.quotable import quotable  # the same

        material = self.material(Selection(coders="all", all_waves=True), topics=False)
        proposals = [commands.ledger_edits.Proposal(*told) for told in quotable(material, ids)]
        return self._propose(proposals, attribution, dry_run=dry_run)

    def _propose(
        self, proposals: Sequence[commands.ledger_edits.Proposal], attribution: Attribution, *, dry_run: bool
    ) -> list[LedgerEntry]:
        """Takes quotations into the ledger."""
        return commands.ledger_edits.propose_quotations(self._database, self.coder, proposals, attribution, dry_run=dry_run)

    def _path(self, code: str) -> str:
        """The path of a code."""
        from workbench.store.codes import read_study_codebook  # needed here alone

        with self._database.reading() as connection:
            return read_study_codebook(connection).find(code).path

    def set_quotation(
        self,
        *ids: str,
        state: State | None = None,
        text: str | None = None,
        attribution: Attribution | None = None,
        key: bool | None = None,
        note: str | None = None,
        dry_run: bool = False,
    ) -> list[tuple[LedgerEntry, LedgerEntry]]:
        """Changes quotations of the ledger, all that are named or none. What is None stays as it is.

        Args:
            ids: Their ids, or the beginnings of these.
            state: How far they have come.
            text: The edited words: as they were said but for `[…]` and `[words]`; tidied speech is flagged.
            attribution: What may be told of who said it.
            key: Whether it is its theme's key quotation.
            note: A note on the change.
            dry_run: Only tells what would happen.

        Returns:
            Each before and after.

        Raises:
            UnknownQuotationError: There is none of an id.
            StateOrderError: The state cannot follow the present one.
            EditRefusedError: The words are not what was said.
        """
        told = commands.ledger_edits.QuotationChange(state, text, attribution, key, note)
        return commands.ledger_edits.set_quotations(self._database, self.coder, ids, told, dry_run=dry_run)

    def quotation_spread(self, selection: Selection | None = None) -> QuotationSpread:
        """How the quotations that may be printed are spread over informants, cases and themes; see `analysis.quotation_spread`."""
        return self.spread_in(self.material(selection, topics=False))

    def spread_in(self, material: Material) -> QuotationSpread:
        """The same for a material."""
        from analysis.quotation_spread import spread  # loads pandas

        return spread(material, self.ledger())

    def export_ledger(
        self, path: Path, selection: Selection | None = None, *, names: Names | None = None, lang: str = "sv", force: bool = False
    ) -> int:
        """Writes the ledger, or what a selection holds of it, as a workbook to be edited and read back.

        Returns:
            The number of quotations in it.

        Raises:
            OutputExistsError: There is a file of that name and force is not given.
        """
        from analysis.ledger_book.writing import write_ledger_book  # loads openpyxl
        from analysis.names import Names  # only where something leaves the study
        from interviews.output import replacing  # the same

        facts = self.material(selection, topics=False).facts
        table = self.ledger(selection)
        with replacing(path, force=force) as temporary:
            write_ledger_book(table, facts, temporary, lang=lang, names=names or Names())
        return len(table)

    def import_ledger(self, path: Path, *, dry_run: bool = False) -> LedgerImport:
        """Reads a workbook of `export_ledger` back: what was edited in it, and nothing else; undo takes all of it back.

        Returns:
            What becomes, or would become, of every row; one that does not fit is refused by itself.

        Raises:
            LedgerFileError: The file is no such workbook.
        """
        return commands.ledger_import.import_ledger(self._database, self.coder, path, dry_run=dry_run)
