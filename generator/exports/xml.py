"""XML by lxml: elements from text that may hold anything, and bytes that are always the same."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

Element = etree._Element
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XLINK = "http://www.w3.org/1999/xlink"
XSI = "http://www.w3.org/2001/XMLSchema-instance"

# What XML 1.0 cannot hold in any way.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """The text without what XML cannot hold, whitespace folded."""
    if "  " not in text and text.isprintable():  # a space is the only white of what can be printed
        return text.strip()
    return " ".join(_ILLEGAL.sub("", text).split())


def new(tag: str, nsmap: dict[str | None, str]) -> Element:
    """A root element with its namespaces; None names the default one."""
    known: Any = nsmap  # the stubs know no default namespace
    return etree.Element(tag, nsmap=known)


def add(parent: Element, tag: str, text: str | None = None, **attributes: str | None) -> Element:
    """A new last child.

    Attribute names are written with underscores for hyphens; ``lang`` is ``xml:lang``, ``href`` is
    ``xlink:href``. Attributes that are None are left out.
    """
    child = etree.SubElement(parent, tag)
    for name, value in attributes.items():
        if value is not None:
            child.set(attribute_name(name), clean(value))
    if text is not None:
        child.text = clean(text)
    return child


def attribute_name(name: str) -> str:
    """The XML name of an attribute as :func:`add` takes it."""
    if name == "lang":
        return XML_LANG
    if name == "href":
        return f"{{{XLINK}}}href"
    return name.rstrip("_").replace("_", "-")


def written(root: Element, doctype: str | None = None) -> bytes:
    """The document as UTF-8, indented, with a line break at its end."""
    options: dict[str, Any] = {"doctype": doctype} if doctype else {}
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True, **options)
    return data if data.endswith(b"\n") else data + b"\n"
