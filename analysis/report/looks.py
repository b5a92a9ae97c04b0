"""The looks of a report: its own styles, or those of a template with what the template lacks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from interviews.errors import KodbokError
from interviews.original import original_bytes
from interviews.word.markup import parse
from interviews.word.names import W
from interviews.word.package import WordPackage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.report.markup import Element

_HERE = Path(__file__).parent
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_VALUE, _ID, _STYLE = W + "val", W + "styleId", W + "style"
_NUMBERED = (W + "basedOn", W + "next", W + "link")


class UnfitTemplateError(KodbokError):
    """The template cannot lend its styles."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} has no styles to take; open it in Word, save it as .docx, and give it again as --template.")


@dataclass(frozen=True, slots=True)
class Looks:
    """How a report looks.

    Attributes:
        styles: The root of the styles.
        numbering: The root of the lists.
        theme: The root of the theme of fonts and colours, or None.
        called: What a style of the report is called in these styles, by its id.
    """

    styles: Element
    numbering: Element
    theme: Element | None
    called: Mapping[str, str]


def looks(template: Path | None, language: str) -> Looks:
    """The looks of a report.

    Args:
        template: A Word file whose styles are taken; nothing else of it is.
        language: The language of all text, such as `sv-SE`.

    Raises:
        UnfitTemplateError: The template has no styles.
        KodbokError: It is broken, hostile or no Word file: an error of `interviews.archive`.
    """
    own = _own("styles.xml"), _own("numbering.xml")
    made = Looks(*own, None, {}) if template is None else _of_template(template, *own)
    _speak(made.styles, language)
    return made


def _own(name: str) -> Element:
    return parse((_HERE / name).read_bytes())


def _of_template(path: Path, own_styles: Element, own_numbering: Element) -> Looks:
    package = WordPackage(original_bytes(path), path.name)
    package.main()  # another program's file is refused here
    styles, numbering, theme = (package.part(kind) for kind in ("styles", "numbering", "theme"))
    if styles is None or styles.tag != W + "styles" or styles.find(_STYLE) is None:
        raise UnfitTemplateError(path.name)
    lists = own_numbering if numbering is None or numbering.tag != W + "numbering" else numbering
    bullets = "1" if lists is own_numbering else _add_bullets(lists, own_numbering)
    called = _add_missing(styles, own_styles, bullets)
    return Looks(styles, lists, None if theme is None or _is_related(theme) else theme, called)


def _add_missing(styles: Element, own: Element, bullets: str) -> dict[str, str]:
    """Adds the styles that a template lacks, whatever its language calls them, and returns what each is called."""
    known = {(style.get(W + "type"), _name(style)): style.get(_ID, "") for style in styles.iter(_STYLE)}
    taken = set(known.values())
    called: dict[str, str] = {}
    missing = []
    for style in own.iter(_STYLE):
        own_id = style.get(_ID, "")
        found = known.get((style.get(W + "type"), _name(style)))
        called[own_id] = found or (f"Kodbok{own_id}" if own_id in taken else own_id)
        if not found:
            missing.append(style)
    for style in missing:
        styles.append(_renamed(style, called, bullets))
    return called


def _name(style: Element) -> str:
    """A style's name, which Word keeps in English for its own ones."""
    name = style.find(W + "name")
    return "" if name is None else name.get(_VALUE, "").casefold()


def _renamed(style: Element, called: Mapping[str, str], bullets: str) -> Element:
    """A style as it is called among the template's; the template keeps its own default styles."""
    style.attrib.pop(W + "default", "")
    style.set(_ID, called[style.get(_ID, "")])
    for each in style:
        if each.tag in _NUMBERED:
            each.set(_VALUE, called[each.get(_VALUE, "")])
    for number in style.iter(W + "numId"):
        number.set(_VALUE, bullets)
    return style


def _add_bullets(lists: Element, own: Element) -> str:
    """Adds the report's bullets to a template's lists; pictures for bullets, which are files, are left out."""
    for tag in ("numPicBullet", "lvlPicBulletId"):
        for each in list(lists.iter(W + tag)):
            _remove(each)
    kinds, numbers = lists.findall(W + "abstractNum"), lists.findall(W + "num")
    kind_id, number_id = _next(kinds, "abstractNumId"), _next(numbers, "numId")
    kind, number = own.find(W + "abstractNum"), own.find(W + "num")
    if kind is None or number is None:
        return "0"
    kind.set(W + "abstractNumId", kind_id)
    number.set(W + "numId", number_id)
    number[0].set(_VALUE, kind_id)
    lists.insert(lists.index(kinds[-1]) + 1 if kinds else 0, kind)
    lists.insert(lists.index(numbers[-1]) + 1 if numbers else lists.index(kind) + 1, number)
    return number_id


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _next(elements: list[Element], name: str) -> str:
    """A number that none of the elements has."""
    found = (element.get(W + name, "0") for element in elements)
    return str(max((int(each) for each in found if each.isdecimal()), default=0) + 1)


def _is_related(root: Element) -> bool:
    """Whether a part leads to other parts, which are not taken along."""
    return any(str(name).startswith(_RELATED) for element in root.iter() for name in element.attrib)


def _speak(styles: Element, language: str) -> None:
    """Makes a language that of all text, so that Word's spelling check fits."""
    for each in styles.iter(W + "lang"):
        each.set(_VALUE, language)
    defaults = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    if defaults is not None and defaults.find(W + "lang") is None:
        etree.SubElement(defaults, W + "lang").set(_VALUE, language)
