"""``report.json``: what was built, where every part and note stands, and how long it took."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from galley.errors import Diagnostic
from galley.model import Leaf, Marked, MarkedIssue, Plan, TypesetPart


@dataclass(frozen=True)
class Report:
    """All that a report tells."""

    issue: MarkedIssue
    leaves: tuple[Leaf, ...]
    plan: Plan
    parts: Mapping[str, TypesetPart]
    diagnostics: tuple[Diagnostic, ...]
    seconds: Mapping[str, float]
    versions: Mapping[str, str]


def report_json(report: Report) -> bytes:
    """The report as JSON, indented, with a newline at its end."""
    facts = report.issue.manuscript.issue
    content = {
        "issue": {
            "name": report.issue.manuscript.name,
            "journal": facts.journal,
            "volume": facts.volume,
            "number": facts.number,
            "season": facts.season,
            "year": facts.year,
            "date": facts.date.isoformat(),
            "theme": facts.theme,
            "issn": {"print": facts.issn.print, "online": facts.issn.online},
            "edition": facts.edition,
        },
        "extent": report.plan.extent,
        "parts": list(part_rows(report)),
        "pieces": [piece_row(report, marked) for marked in report.issue.pieces],
        "notes": sum(len(marked.notes) for marked in report.issue.pieces),
        "diagnostics": [diagnostic_row(found) for found in report.diagnostics],
        "seconds": {stage: round(spent, 3) for stage, spent in report.seconds.items()},
        "versions": dict(report.versions),
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def part_rows(report: Report) -> Iterator[dict[str, Any]]:
    """The parts in the order of their pages, blank pages among them."""
    rows = []
    for leaf in report.leaves:
        if (span := report.plan.spans.get(leaf.name)) is None:
            continue
        first, last = (span.first, span.last) if leaf.numbered else (None, None)
        rows.append(part_row(leaf.name, leaf.kind, first, last, span.pages))
    rows += [part_row(f"blank-{n}", "blank", n, n, 1) for n in report.plan.blanks]
    yield from sorted(rows, key=lambda row: row["first_folio"] or 0)


def part_row(
    name: str, kind: str, first: int | None, last: int | None, pages: int
) -> dict[str, Any]:
    """One part; folios are null where it has none."""
    return {"name": name, "kind": kind, "first_folio": first, "last_folio": last, "pages": pages}


def piece_row(report: Report, marked: Marked) -> dict[str, Any]:
    """One piece, with the folio of each note's call and body."""
    front, slug = marked.piece.front, marked.piece.slug
    span = report.plan.spans[slug]
    return {
        "name": slug,
        "kind": front.kind,
        "title": marked.title.plain,
        "authors": [author.name for author in front.authors],
        "first_folio": span.first,
        "last_folio": span.last,
        "pages": span.pages,
        "words": marked.words,
        "fit": fit_row(report.parts[slug], span.first),
        "notes": [
            {
                "number": note.number,
                "label": note.label,
                "call": span.first + note.call_page,
                "body": span.first + note.body_page,
            }
            for note in report.parts[slug].notes
            if note.number
        ],
    }


def fit_row(part: TypesetPart, first: int) -> dict[str, Any] | None:
    """How a piece was made to fit; pull quotes that moved with the folio they stand on."""
    if part.fit is None:
        return None
    return {
        "article": asdict(part.fit.article),
        "pages": {str(folio): asdict(found) for folio, found in sorted(part.fit.pages.items())},
        "pulls": {name: first + part.anchors[name] for name in sorted(part.fit.pulls)},
        "drawn": list(part.fit.drawn),
    }


def diagnostic_row(found: Diagnostic) -> dict[str, Any]:
    """One diagnostic."""
    return {
        "code": found.code,
        "severity": found.severity,
        "message": found.message,
        "hint": found.hint,
        "path": found.path,
        "line": found.line,
        "column": found.column,
    }
