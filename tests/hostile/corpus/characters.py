"""Bytes that are no text, and characters that no manuscript needs."""

from __future__ import annotations

import codecs

from tests.hostile.case import Case, case, piece

BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
LEFT = "\u202a\u202c\u202d\u2066\u2068\u2069\u200e"
STACK = "".join(map(chr, range(0x300, 0x370)))
NONCHARACTERS = "".join(chr(plane * 0x10000 + 0xFFFE) for plane in range(1, 17))


def every_plane() -> str:
    """Give characters from each plane, with those that have no name."""
    starts = [plane * 0x10000 for plane in range(17)]
    return " ".join(chr(start + at) for start in starts for at in (0x41, 0x1234, 0xE0F0, 0xFFFD))


CASES: tuple[Case, ...] = (
    case("empty-file", b"", "front-matter-missing"),
    case("one-newline", b"\n", "front-matter-missing"),
    case("only-front-matter", piece("").encode(), "text-empty"),
    case("only-spaces", " \t \n \n", "text-empty"),
    case("null-bytes", "a\x00b\x00c", "text-control"),
    case("all-null-bytes", b"\x00" * 5000, "front-matter-missing", "text-control"),
    case("all-controls", "".join(map(chr, range(32))), "text-control", "text-empty"),
    case("c1-controls", "".join(map(chr, range(0x7F, 0xA0))), "text-control", "text-empty"),
    case("escape-sequences", "\x1b[31mred\x1b]0;title\x07\x9b0m", "text-control"),
    case("invalid-utf8", b"---\ntitle: a\n---\n\n\xc3\x28\xa0\xa1\n", "text-encoding"),
    case("overlong-utf8", b"---\ntitle: a\n---\n\n\xc0\xaf\xe0\x80\xaf\n", "text-encoding"),
    case("cut-utf8", piece("é").encode()[:-2], "text-encoding"),
    case("latin-1", piece("café").encode("latin-1"), "text-encoding"),
    case("utf-16-le", codecs.BOM_UTF16_LE + piece("a").encode("utf-16-le"), "text-encoding"),
    case("utf-16-be", codecs.BOM_UTF16_BE + piece("a").encode("utf-16-be"), "text-encoding"),
    case("utf-32", piece("a").encode("utf-32"), "text-encoding"),
    case("utf-7", piece("+ADw-script+AD4-").encode()),
    case("surrogates", "\ud800 \udfff \ud83d\ude00", "text-encoding"),
    case("bom-at-the-head", codecs.BOM_UTF8 + piece("Text.").encode(), typeset=True),
    case("bom-in-the-middle", "a\ufeffb", "text-control"),
    case("crlf", piece("One.\n\nTwo.").replace("\n", "\r\n").encode(), typeset=True),
    case("cr", piece("One.\n\nTwo.").replace("\n", "\r").encode(), typeset=True),
    case("mixed-line-ends", piece("One.\r\rTwo.\r\n\nThree.\n\r").encode(), typeset=True),
    case("line-separators", "a\u2028b\u2029c", "text-control"),
    case("next-line-and-form-feed", "a\x85b\x0cc\x0bd", "text-control"),
    case("bidirectional-controls", f"abc {BIDI} def \u202egnp.exe\u202c", "text-direction"),
    case("unclosed-overrides", "\u202e" * 200 + "abc", "text-direction"),
    case("left-to-right-controls", f"abc {LEFT} def {LEFT * 50}ghi", typeset=True),
    case("combining-stacks", f"Z{STACK}a{STACK * 9}l{STACK}go", typeset=True),
    case("combining-alone", f"{STACK}\n\n[{STACK}](https://a.example)\n\n## {STACK}", typeset=True),
    case("every-plane", every_plane, "glyph-missing", late=True, typeset=True),
    case(
        "private-use",
        "\ue000\uf8ff \U000f0000\U000ffffd \U00100000\U0010fffd",
        "glyph-missing",
        late=True,
    ),
    case(
        "noncharacters",
        NONCHARACTERS + "".join(map(chr, range(0xFDD0, 0xFDF0))),
        "glyph-missing",
        late=True,
    ),
    case("noncharacters-of-the-first-plane", "\ufffe\uffff", "text-control", "text-empty"),
    case("replacement-characters", "\ufffd" * 500),
    case("tags-and-selectors", "a\U000e0001\U000e0041\U000e007f\ufe0f\U000e0100", typeset=True),
    case("zero-width", "a\u200b\u200c\u200d\u2060" * 400, typeset=True),
    case("only-zero-width", "\u200b\u200c\u200d\u2060\n\n\u2060", "text-empty"),
    case("soft-hyphens", "a\u00ad" * 900),
    case("no-break-spaces", "word\u00a0" * 3000),
    case("arabic-and-hebrew", "السلام עליכם abc السلام 123 עליכם", "text-direction"),
    case(
        "arabic-in-code-and-notes", "`ﷺ`[^a]\n\n[^a]: 123 א\n\n~~~\n\u07ca\n~~~", "text-direction"
    ),
    case("hebrew-in-comments", "abc <!-- query: עליכם? -->\n\n<!-- עליכם -->", typeset=True),
    case("emoji", "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 👍🏿 🇦🇿", "glyph-missing", late=True, typeset=True),
    case("cjk-without-spaces", "漢字仮名交じり文" * 100, "glyph-missing", late=True),
    case("ligature-and-digraph", "ﬃ Ǆ ẞ ŉ ΐ"),
    case("interlinear-annotation", "\ufff9a\ufffab\ufffb \u2ff0\u2ff1", "glyph-missing", late=True),
    case("every-space", "".join(f"a{c}b" for c in "\u1680\u2000\u2003\u200a\u202f\u205f\u3000")),
)
