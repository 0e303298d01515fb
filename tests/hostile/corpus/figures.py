"""Pictures that are too large, broken, or reach for more than they are."""

from __future__ import annotations

import base64
import struct
import zlib

from tests.hostile.case import Case, piece

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
SIZE = 'width="40" height="40" viewBox="0 0 40 40">'
RECT = '<rect width="9" height="9"/>'
FILLED = '<rect width="9" height="9" fill="url(#a)"/>'
MASKED = '<rect width="9" height="9" mask="url(#a)"/>'
PATTERN = '<pattern id="a" width="9" height="9">'


def chunk(kind: bytes, data: bytes) -> bytes:
    """Give one chunk of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, rows: int | None = None, depth: int = 8) -> bytes:
    """Give a grey PNG that says it has a size, and holds so many rows."""
    head = struct.pack(">IIBBBBB", width, height, depth, 0, 0, 0, 0)
    row = b"\x00" * (1 + width * depth // 8)
    data = zlib.compress(row * (height if rows is None else rows), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def figure(
    name: str,
    file: str,
    content: str | bytes,
    *ends: str,
    late: bool = False,
    typeset: bool = False,
) -> Case:
    """Make a case of a figure's file."""
    text = piece(f"Before.\n\n![A picture.](figures/{file})\n\nAfter.")
    return Case(
        name,
        lambda: {"p.md": text, f"figures/{file}": content},
        frozenset(ends),
        late,
        typeset,
    )


def svg(
    name: str, inside: str, *ends: str, before: str = "", late: bool = False, typeset: bool = False
) -> Case:
    """Make a case of an SVG by what is in it."""
    return figure(
        name, "a.svg", f"{before}{SVG}{SIZE}{inside}</svg>", *ends, late=late, typeset=typeset
    )


def path(name: str, goal: str, *ends: str) -> Case:
    """Make a case of a figure's path; there is a picture in the folder."""
    text = piece(f"![A picture.]({goal})")
    return Case(
        name,
        lambda: {"p.md": text, "figures/a.png": png(1, 1), "secret.png": png(1, 1)},
        frozenset(ends),
    )


def laughs(levels: int) -> str:
    """Give a picture whose uses multiply by ten a level."""
    groups = '<g id="g0">' + RECT + "</g>"
    for level in range(1, levels):
        uses = f'<use xlink:href="#g{level - 1}"/>' * 10
        groups += f'<g id="g{level}">{uses}</g>'
    return f'<defs>{groups}</defs><use href="#g{levels - 1}"/>'


ENTITIES = (
    '<!DOCTYPE svg [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 or str()};" * 10}">' for n in range(1, 9))
    + "]>"
)
OUTSIDE = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
EMBEDDED = base64.b64encode(png(4, 4)).decode()
BOMB = base64.b64encode(png(30_000, 30_000, 1)).decode()

CASES: tuple[Case, ...] = (
    figure("png-of-one-pixel", "a.png", png(1, 1), typeset=True),
    figure("png-bomb", "a.png", png(100_000, 100_000, 1), "over-limit"),
    figure("png-bomb-that-is-whole", "a.png", png(12_000, 12_000), "over-limit"),
    figure("png-of-one-row", "a.png", png(1_000_000, 1), typeset=True),
    figure("png-of-one-column", "a.png", png(1, 30_000)),
    figure("png-of-no-size", "a.png", png(0, 0), "figure-broken"),
    figure("png-cut-short", "a.png", png(500, 500, 20), "figure-broken"),
    figure("png-of-16-bits", "a.png", png(5, 5, depth=16), "figure-broken"),
    figure("png-head-alone", "a.png", png(5, 5)[:33], "figure-broken"),
    figure("png-of-nothing", "a.png", b"", "figure-broken"),
    figure("png-of-garbage", "a.png", b"\x89PNG\r\n\x1a\n" + b"\xff" * 5000, "figure-broken"),
    figure("png-that-is-text", "a.png", "Nothing here.", "figure-broken"),
    figure("png-that-is-svg", "a.png", SVG + SIZE + "</svg>", "figure-broken"),
    figure("png-that-is-gif", "a.png", b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", "figure-broken"),
    figure("jpeg-that-is-png", "a.jpg", png(5, 5), "figure-broken"),
    figure(
        "jpeg-that-is-postscript",
        "a.jpg",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
        "figure-broken",
    ),
    figure("jpeg-of-one-marker", "a.jpeg", b"\xff\xd8\xff\xd9", "figure-broken"),
    figure("png-of-40-megabytes", "a.png", b"\x89PNG" + b"\x00" * 40_000_000, "over-limit"),
    figure(
        "png-of-huge-text",
        "a.png",
        png(5, 5)[:-12]
        + chunk(b"zTXt", b"a\x00\x00" + zlib.compress(b"x" * 80_000_000))
        + chunk(b"IEND", b""),
    ),
    svg("svg-of-nothing", "", typeset=True),
    svg("svg-of-a-rectangle", RECT, typeset=True),
    figure("svg-without-a-size", "a.svg", SVG + ">" + RECT + "</svg>", typeset=True),
    figure(
        "svg-of-a-huge-size",
        "a.svg",
        SVG + 'width="1e9" height="1e9">' + RECT + "</svg>",
        typeset=True,
    ),
    figure(
        "svg-of-a-negative-size",
        "a.svg",
        SVG + 'width="-5" height="-5">' + RECT + "</svg>",
        typeset=True,
    ),
    figure(
        "svg-of-a-size-that-is-none",
        "a.svg",
        SVG + 'width="nan" height="inf" viewBox="a b c d">' + RECT + "</svg>",
        "figure-broken",
    ),
    figure("svg-that-is-text", "a.svg", "Nothing here.", "figure-broken"),
    figure("svg-that-is-png", "a.svg", png(5, 5), "figure-broken"),
    figure("svg-that-is-html", "a.svg", "<html><body>a</body></html>", "figure-broken"),
    figure("svg-cut-short", "a.svg", SVG + SIZE + "<g><rect", "figure-broken"),
    figure(
        "svg-of-5-megabytes",
        "a.svg",
        SVG + SIZE + "<!-- " + "x" * 5_000_000 + " --></svg>",
        "over-limit",
    ),
    figure("svg-in-utf-16", "a.svg", (SVG + SIZE + RECT + "</svg>").encode("utf-16"), typeset=True),
    svg("svg-with-a-script", "<script>alert(1)</script>", "figure-unsafe"),
    svg("svg-with-an-event", '<rect width="9" height="9" onload="x()"/>', "figure-unsafe"),
    svg(
        "svg-with-a-foreign-object",
        '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><iframe src="file:///etc/passwd"/></body></foreignObject>',
        "figure-unsafe",
    ),
    svg(
        "svg-with-a-file",
        '<image width="9" height="9" xlink:href="file:///etc/passwd"/>',
        "figure-unsafe",
    ),
    svg(
        "svg-with-an-address",
        '<image width="9" height="9" href="http://127.0.0.1:9/a.png"/>',
        "figure-unsafe",
    ),
    svg(
        "svg-with-a-neighbour",
        '<image width="9" height="9" href="../../secret.png"/>',
        "figure-unsafe",
    ),
    svg("svg-with-itself", '<image width="9" height="9" href="a.svg"/>', "figure-unsafe"),
    svg("svg-with-a-base", '<g xml:base="file:///etc/"><use href="#a"/></g>', "figure-unsafe"),
    svg(
        "svg-with-a-picture",
        f'<image width="9" height="9" href="data:image/png;base64,{EMBEDDED}"/>',
        typeset=True,
    ),
    svg(
        "svg-with-a-picture-bomb",
        f'<image width="9" height="9" href="data:image/png;base64,{BOMB}"/>',
        "over-limit",
    ),
    svg(
        "svg-in-svg",
        '<image width="9" height="9" href="data:image/svg+xml,%3Csvg%3E"/>',
        "figure-unsafe",
    ),
    svg("svg-with-an-import", "<style>@import url(file:///etc/passwd);</style>", "figure-unsafe"),
    svg(
        "svg-with-an-escaped-import",
        "<style>@\\69mport 'http://127.0.0.1/a.css';</style>",
        "figure-unsafe",
    ),
    svg(
        "svg-with-a-font",
        "<style>@font-face{font-family:Tinos;src:url(file:///etc/passwd)}</style>",
        "figure-unsafe",
    ),
    svg(
        "svg-with-a-local-font",
        "<style>@font-face{font-family:Tinos;src:local(Cousine)}</style>",
        "figure-unsafe",
    ),
    svg(
        "svg-with-a-style-that-fetches",
        '<rect width="9" height="9" style="fill:url(http://127.0.0.1/#a)"/>',
        "figure-unsafe",
    ),
    svg(
        "svg-with-a-fill-that-fetches",
        '<rect width="9" height="9" fill="url(file:///etc/passwd#a)"/>',
        "figure-unsafe",
    ),
    svg("svg-with-a-use-that-fetches", '<use href="other.svg#a"/>', "figure-unsafe"),
    svg(
        "svg-with-a-stylesheet",
        RECT,
        "figure-unsafe",
        before='<?xml-stylesheet href="file:///etc/passwd"?>',
    ),
    svg("svg-of-entities", "<text>&a8;</text>", "figure-unsafe", before=ENTITIES),
    svg("svg-of-an-outside-entity", "<text>&x;</text>", "figure-unsafe", before=OUTSIDE),
    svg(
        "svg-of-an-outside-dtd",
        RECT,
        before='<!DOCTYPE svg SYSTEM "http://127.0.0.1:9/a.dtd">',
        typeset=True,
    ),
    svg("svg-that-uses-itself", '<g id="a"><use href="#a"/></g>', "figure-unsafe"),
    svg(
        "svg-that-uses-in-a-circle",
        '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
        "figure-unsafe",
    ),
    svg(
        "svg-pattern-of-itself",
        f"{PATTERN}{FILLED}</pattern>{FILLED}",
        "figure-unsafe",
    ),
    svg(
        "svg-gradient-of-itself",
        '<linearGradient id="a" href="#a"/><rect width="9" height="9" fill="url(#a)"/>',
        "figure-unsafe",
    ),
    svg(
        "svg-mask-of-itself",
        f'<mask id="a">{MASKED}</mask>{MASKED}',
        "figure-unsafe",
    ),
    svg(
        "svg-circle-by-a-style",
        f"<style>rect{{fill:url(#a)}}</style>{PATTERN}{RECT}</pattern>{RECT}",
    ),
    svg("svg-laughs", laughs(9), "over-limit"),
    svg("svg-of-deep-groups", "<g>" * 3000 + "</g>" * 3000, "figure-unsafe"),
    svg("svg-of-many-shapes", RECT * 20_000),
    svg("svg-of-too-many-shapes", '<g a="b"/>' * 150_000, "over-limit"),
    svg("svg-of-one-long-path", '<path d="M0 0' + " L1 1" * 100_000 + '"/>'),
    svg("svg-of-a-broken-path", '<path d="M0 0 L x y z A 1e4 NaN"/>', "figure-broken", late=True),
    svg(
        "svg-of-huge-numbers",
        '<rect width="1e308" height="1e308" stroke-width="1e308" transform="scale(1e300)"/>',
        "figure-broken",
    ),
    svg(
        "svg-of-a-marker-storm",
        '<marker id="m"><rect width="1" height="1"/></marker><path marker-mid="url(#m)" d="M0 0'
        + " L1 1" * 20_000
        + '"/>',
    ),
    svg("svg-of-long-text", "<text>" + "word " * 20_000 + "</text>"),
    svg(
        "svg-of-animation",
        '<rect width="9" height="9"><animate attributeName="href" to="javascript:x"/></rect>',
        typeset=True,
    ),
    svg("svg-with-a-link", '<a href="javascript:alert(1)"><text>a</text></a>', "figure-unsafe"),
    path("figure-of-a-parent", "figures/../secret.png", "figure-path"),
    path("figure-of-an-encoded-parent", "figures/%2e%2e/secret.png", "figure-path"),
    path("figure-of-a-twice-encoded-parent", "figures/%252e%252e/secret.png", "figure-missing"),
    path("figure-of-a-file", "file:///etc/passwd", "figure-path"),
    path("figure-absolute", "/etc/passwd", "figure-path"),
    path("figure-unc", "\\\\\\\\host\\\\share\\\\a.png", "figure-path"),
    path("figure-unc-of-slashes", "//host/share/a.png", "figure-path"),
    path("figure-of-an-address", "https://127.0.0.1/a.png", "figure-path"),
    path("figure-of-data", f"data:image/png;base64,{EMBEDDED}", "figure-path"),
    path("figure-of-a-query", "figures/a.png?x=y.png", "figure-missing"),
    path("figure-of-a-fragment", "figures/a.png#x.svg", "figure-missing"),
    path("figure-of-a-null-byte", "figures/a.png%00.svg", "figure-missing"),
    path("figure-of-another-kind", "figures/a.pdf", "figure-kind"),
    path("figure-of-a-folder", "figures/.png", "figure-kind"),
    path("figure-of-a-long-name", "figures/" + "a" * 1500 + ".png", "figure-missing"),
    path("figure-of-the-issue", "p.md", "figure-path"),
    path("figure-of-a-stylesheet", "../../styles/journal.css", "figure-path"),
)
