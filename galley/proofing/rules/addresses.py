"""Addresses: broken ones, those without a scheme, and those that follow the reader."""

from __future__ import annotations

import re
from collections.abc import Iterator

from galley.hints import quoted
from galley.model import Passage
from galley.proofing.rules.edited import Edited
from galley.proofing.rules.finding import Finding, finding
from galley.proofing.rules.masking import ADDRESS, plain_text

LOOSE = re.compile(r"\bhttps?\b\s*:?\s*/{0,2}(?=\s|$)|\bhttps?:/(?!/)|\bwww\.(?=\s)", re.IGNORECASE)
REST = re.compile(
    rf"{ADDRESS} (?=[\w%.=&?+-]*(?:/[\w%.=&?/+-]|[=?&%]\w|\.(?:html?|php|pdf|aspx?)\b))",
    re.IGNORECASE,
)
BARE = re.compile(
    r"(?<=\bavailable at: )(?=[\w-]+(?:\.[\w-]+)+/)|(?<=\bavailable at )(?=www\.)", re.IGNORECASE
)
TAIL = re.compile(
    r"[?&#](?:utm_\w+|fbclid|gclid|yclid|dclid|msclkid|mc_[ce]id|igshid|_ga|ref_src|spm|_hs\w+)="
    r"|#:~:text=|#\.[\w-]{10,}",
    re.IGNORECASE,
)


def check(edited: Edited) -> Iterator[Finding]:
    """Yield what is wrong with the addresses of all pieces."""
    for text in edited.texts:
        for passage in text.marked.passages:
            yield from _broken(passage)
            yield from _known(passage)


def _broken(passage: Passage) -> Iterator[Finding]:
    plain = plain_text(passage)
    for match in LOOSE.finditer(plain):
        message = f"the beginning of an address without the rest: {quoted(match[0])}"
        hint = "write the address without spaces, in angle brackets"
        yield finding("address-broken", message, hint, passage.place(match.start()))
    for match in REST.finditer(plain) if ADDRESS in plain else ():
        words = plain[match.end() :].split(" ", 1)[0]
        message = f"an address seems to go on after a space: {quoted(words)}"
        hint = "take the space out"
        yield finding("address-broken", message, hint, passage.place(match.start() + 1))
    for match in BARE.finditer(plain):
        message = "an address without its scheme"
        hint = "begin it with https:// and set it in angle brackets"
        yield finding("address-scheme", message, hint, passage.place(match.start()))


def _known(passage: Passage) -> Iterator[Finding]:
    for each in passage.addresses:
        address = passage.text[each.start : each.end]
        if address.lower().startswith("www."):
            message = f"an address without its scheme: {quoted(address)}"
            hint = "begin it with https://"
            yield finding("address-scheme", message, hint, passage.place(each.start))
        if tail := TAIL.search(address):
            message = f"an address with a tail that its page does not need: {quoted(tail[0])}"
            hint = "cut it off there, and see that the page still opens"
            yield finding("address-tail", message, hint, passage.place(each.start + tail.start()))
