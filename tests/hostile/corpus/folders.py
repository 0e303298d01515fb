"""Folders with links that lead out, and with things in them that are no files."""

from __future__ import annotations

from collections.abc import Mapping

from tests.hostile.case import NOTHING, PLAN, Case, Files, piece
from tests.hostile.corpus.figures import RECT, SIZE, SVG, png

PICTURE = SVG + SIZE + RECT + "</svg>"
SHOWN = piece("![A picture.](figures/a.png)")


def folder(
    name: str, files: Files, *ends: str, links: Mapping[str, str] = NOTHING, typeset: bool = False
) -> Case:
    """Make a case of an issue's folder; ``../x`` and what is in it lie outside."""
    outside: Files = {"../x/secret.md": piece("Secret."), "../x/secret.png": png(1, 1)}
    given = {"p.md": piece("Text."), **outside, **files}
    return Case(name, lambda: given, frozenset(ends), typeset=typeset, links=links)


CASES: tuple[Case, ...] = (
    folder(
        "piece-that-leads-out",
        {"issue.yaml": PLAN.replace("[p]", "[p, q]")},
        "file-outside",
        links={"q.md": "../x/secret.md"},
    ),
    folder(
        "piece-that-is-no-file",
        {"issue.yaml": PLAN.replace("[p]", "[p, q]")},
        "file-unreadable",
        links={"q.md": "nowhere"},
    ),
    folder(
        "piece-that-is-a-device",
        {"issue.yaml": PLAN.replace("[p]", "[p, q]")},
        "file-outside",
        links={"q.md": "/dev/zero"},
    ),
    folder(
        "piece-that-leads-to-itself",
        {"issue.yaml": PLAN.replace("[p]", "[p, q]")},
        "file-unreadable",
        links={"q.md": "q.md"},
    ),
    folder(
        "piece-that-is-a-folder",
        {"issue.yaml": PLAN.replace("[p]", "[p, q]"), "q.md/a": "b"},
        "file-unreadable",
    ),
    folder(
        "piece-that-is-a-system-file",
        {"issue.yaml": PLAN.replace("[p]", "[p, q]")},
        "file-outside",
        links={"q.md": "/etc/passwd"},
    ),
    folder("draft-that-leads-out", {}, links={"_draft.md": "/etc/passwd"}, typeset=True),
    folder(
        "contents-of-a-neighbour",
        {"issue.yaml": PLAN.replace("[p]", "[p, ../x/secret]")},
        "piece-name",
    ),
    folder(
        "figure-that-leads-out",
        {"p.md": SHOWN},
        "file-outside",
        links={"figures/a.png": "../../x/secret.png"},
    ),
    folder(
        "figure-that-is-a-system-file",
        {"p.md": SHOWN},
        "file-outside",
        links={"figures/a.png": "/etc/passwd"},
    ),
    folder(
        "figure-that-is-a-device",
        {"p.md": SHOWN},
        "file-outside",
        links={"figures/a.png": "/dev/zero"},
    ),
    folder(
        "figure-that-leads-to-itself",
        {"p.md": SHOWN},
        "figure-missing",
        links={"figures/a.png": "a.png"},
    ),
    folder(
        "figure-of-another-name",
        {"p.md": SHOWN, "figures/b.png": png(2, 2)},
        links={"figures/a.png": "b.png"},
        typeset=True,
    ),
    folder("figure-that-is-a-folder", {"p.md": SHOWN, "figures/a.png/b": "c"}, "figure-missing"),
    folder(
        "figure-unused-that-leads-out",
        {"figures/b.svg": PICTURE},
        links={"figures/c.svg": "/etc/passwd", "figures/d": "../../x"},
    ),
    folder(
        "figures-that-lead-out",
        {"p.md": SHOWN, "../y/a.png": png(1, 1)},
        "file-outside",
        links={"figures": "../y"},
    ),
    folder(
        "figures-that-are-the-system",
        {"p.md": piece("![A.](figures/hostname.png)")},
        "file-outside",
        links={"figures": "/etc"},
    ),
    folder(
        "figures-that-lead-in",
        {"p.md": SHOWN, "pictures/a.png": png(1, 1)},
        links={"figures": "pictures"},
        typeset=True,
    ),
    folder("figures-that-are-a-file", {"p.md": SHOWN, "figures": "a"}, "figure-missing"),
    folder(
        "figures-that-are-nowhere", {"p.md": SHOWN}, "figure-missing", links={"figures": "nowhere"}
    ),
    folder("lock-that-leads-out", {}, links={"folios.yaml": "/etc/passwd"}),
    folder("lock-that-is-a-device", {}, links={"folios.yaml": "/dev/zero"}),
    folder("lock-of-laughs", {"folios.yaml": "a: &a [1]\n" + "b: [*a, *a]\n" * 1000}),
    folder("lock-of-depth", {"folios.yaml": "[" * 100_000}),
    folder("lock-of-8-megabytes", {"folios.yaml": "a: {pages: 1, key: x}\n" * 400_000}),
    folder("lock-of-lies", {"folios.yaml": "p: {pages: 9999, key: x}\ncover: {pages: 9999}\n"}),
    folder(
        "issue-that-leads-out",
        {"../x/issue.yaml": PLAN},
        "file-outside",
        links={"issue.yaml": "../x/issue.yaml"},
    ),
    folder(
        "templates-of-its-own",
        {
            "templates/base.html": "{{ 7 * 7 }}",
            "styles/journal.css": "x",
            "parts/interview.html": "y",
        },
        typeset=True,
    ),
    folder("file-names-of-bytes", {"_a\u202eb.md": "x", "_{{ 7 }}.md": "y", "$(id).txt": "z"}),
)
