"""The words that users read: English in the code, Swedish from a gettext catalogue."""

from __future__ import annotations

import gettext
import re
from functools import cache, cached_property
from io import BytesIO
from pathlib import Path
from typing import Literal, get_args

from interviews.errors import KodbokError

Language = Literal["sv", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
LOCALES = Path(__file__).parent / "locale"
_PLACE = re.compile(r"\\\{(\w+)\\\}")


class UnknownLanguageError(KodbokError):
    """Kodbok has no catalogue for the language."""

    def __init__(self, lang: str) -> None:
        super().__init__(f"Kodbok does not speak {lang!r}; choose one of {', '.join(LANGUAGES)}.")


def N_(msgid: str) -> str:  # noqa: N802  # gettext's own name for it, which extractors know
    """Marks a text for the catalogue where it is defined, to be translated where it is shown."""
    return msgid


class Catalogue:
    """What one language calls things; call it with a text of the code.

    >>> translator("sv")("Themes")
    'Teman'

    Args:
        lang: The language, `sv` or `en`.
        translations: What gettext knows of it.
    """

    def __init__(self, lang: str, translations: gettext.NullTranslations) -> None:
        self.lang = lang
        self._translations = translations

    def __call__(self, msgid: str) -> str:
        """The text in this language; itself where the catalogue has nothing."""
        return self._translations.gettext(msgid) if msgid else ""

    def ngettext(self, one: str, many: str, number: int) -> str:
        """The form of a text that goes with a number, the number filled in for `{n}`."""
        return self._translations.ngettext(one, many, number).format(n=number)

    def sentence(self, text: str) -> str:
        """Translates a finished sentence, whose facts are filled in already.

        >>> translator("sv").sentence("The code Makt has no coding yet.")
        'The code Makt has no coding yet.'
        """
        exact = self(text)
        if exact != text:
            return exact
        return next((form.format(**match.groupdict()) for know, form in self._sentences if (match := know.fullmatch(text))), text)

    @cached_property
    def all(self) -> dict[str, str]:
        """Every text with its form in this language; nothing in English, where each is its own."""
        known = getattr(self._translations, "_catalog", {})
        return {msgid: form for msgid, form in known.items() if isinstance(msgid, str) and msgid}

    @cached_property
    def _sentences(self) -> list[tuple[re.Pattern[str], str]]:
        """Every text with places for facts, as a pattern and the form to fill."""
        known = getattr(self._translations, "_catalog", {})
        return [(_pattern(msgid), form) for msgid, form in known.items() if isinstance(msgid, str) and "{" in msgid]


def decimal(number: str, say: Catalogue) -> str:
    """A number as the language writes it.

    >>> decimal("0.5", translator("sv"))
    '0,5'
    """
    return number.replace(".", ",") if say.lang == "sv" else number


def _pattern(msgid: str) -> re.Pattern[str]:
    """A pattern that finds the facts again; a place named twice holds the same twice."""
    seen: set[str] = set()

    def place(match: re.Match[str]) -> str:
        name = match[1]
        known = name in seen
        seen.add(name)
        return f"(?P={name})" if known else f"(?P<{name}>.+?)"

    return re.compile(_PLACE.sub(place, re.escape(msgid)), re.DOTALL)


@cache
def translator(lang: str = "sv", domain: str = "kodbok") -> Catalogue:
    """The catalogue of a language.

    Args:
        lang: The language, `sv` or `en`.
        domain: Whose words: `kodbok` for results, `page` for the page.

    Raises:
        UnknownLanguageError: There is none.
    """
    if lang not in LANGUAGES:
        raise UnknownLanguageError(lang)
    return Catalogue(lang, gettext.NullTranslations() if lang == "en" else _translations(LOCALES / lang / "LC_MESSAGES", domain))


def _translations(folder: Path, domain: str) -> gettext.GNUTranslations:
    """Reads the compiled catalogue; in a checkout that was not built since the last change, it is compiled in memory."""
    source, compiled = folder / f"{domain}.po", folder / f"{domain}.mo"
    if not _is_built(compiled, source):
        return _compiled(source)
    with compiled.open("rb") as file:
        return gettext.GNUTranslations(file)


def _is_built(compiled: Path, source: Path) -> bool:
    if not compiled.is_file():
        return False
    return not source.is_file() or compiled.stat().st_mtime >= source.stat().st_mtime


def _compiled(source: Path) -> gettext.GNUTranslations:
    from babel.messages.mofile import write_mo  # loaded only where no build has compiled the catalogue
    from babel.messages.pofile import read_po

    built = BytesIO()
    with source.open("rb") as file:
        write_mo(built, read_po(file, locale=source.parts[-3]))
    built.seek(0)
    return gettext.GNUTranslations(built)
