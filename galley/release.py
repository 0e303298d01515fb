"""A release: all editions of an issue in one folder, with a manifest."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from galley.digests import digest_of
from galley.editions import EDITIONS, File, set_apart
from galley.errors import ContentError, MachineError
from galley.executors import Pool, cores
from galley.files import replace_folder
from galley.kinds import FileKind
from galley.model import Facts
from galley.order import Made
from galley.outline import article_facts, issue_facts
from galley.preflighting import trim
from galley.press import BoundIssue, Press
from galley.proofing.preflight.opened import Known
from galley.proofing.preflight.preflight import preflight

FOLDER = "release"
MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Released:
    """What came of a release: the issue itself, the folder, and its files.

    ``spine`` is how thick the block is, millimetres.
    """

    made: Made
    folder: Path
    files: tuple[File, ...]
    spine: float


Check = Callable[[Press, BoundIssue, Mapping[Path, File]], None]
"""Looks over files that are made and not written yet; raises `ContentError`."""


def unchecked(_press: Press, _one: BoundIssue, _files: Mapping[Path, File]) -> None:
    """Look at nothing."""


def release(press: Press, check: Check = unchecked) -> Released:
    """Make every edition of an issue; put all into ``release/`` beside its PDF, in one step.

    The folder is made anew: what is in it by hand is refused. The files are given to ``check``
    by the paths that they will have. Raises as `Press.issue` does; the last release is then
    untouched.
    """
    one = press.bound_issue(lambda job, plan: set_apart(job, plan, EDITIONS))
    folder = one.target.with_name(FOLDER)
    refuse_strangers(folder)
    files = [file for binder in EDITIONS.values() for file in binder(press, one)]
    held = {file.name: file.data for file in files}
    held[MANIFEST] = manifest_json(one, files)
    check(press, one, {folder / file.name: file for file in files})
    made = press.keep(one)
    replace_folder(folder, held)
    spine = one.job.marked.manuscript.issue.paper.spine(one.settled.plan.extent)
    return Released(made, folder, tuple(files), spine)


def preflighted(press: Press, one: BoundIssue, files: Mapping[Path, File]) -> None:
    """Look all files over as `check --pdf` does, several at a time."""
    facts = dict(facts_of(one))
    with press.clock.time("preflight"), Pool(press.order.jobs or cores()) as pool:
        told = [
            pool.submit(
                preflight, file.data, str(path), file.kind, Known(facts[file.piece], trim_of(file))
            )
            for path, file in files.items()
        ]
        found = [each for future in told for each in future.result()[1]]
    if found:
        raise ContentError(found)


def facts_of(one: BoundIssue) -> Iterator[tuple[str, Facts]]:
    """Give what the files say of themselves: the issue's by no name, a piece's by its own."""
    marked, plan = one.job.marked, one.settled.plan
    yield "", issue_facts(marked, plan.extent)
    for piece in marked.pieces:
        slug = piece.piece.slug
        yield slug, article_facts(marked, piece, plan.spans[slug])


def trim_of(file: File) -> tuple[float, float] | None:
    """Give the size that a file's pages must have, millimetres; a cover's sheet has its own."""
    return None if file.kind is FileKind.COVER else trim()


def manifest_json(one: BoundIssue, files: Sequence[File]) -> bytes:
    """Give the manifest: the issue, each file with its pages, bytes and digest, and by what.

    It is JSON, indented, with a newline at its end; the same input gives the same.
    """
    issue, extent = one.job.marked.manuscript.issue, one.settled.plan.extent
    content = {
        "issue": {
            "name": one.job.marked.manuscript.name,
            "journal": issue.journal,
            "volume": issue.volume,
            "number": issue.number,
            "date": issue.date.isoformat(),
            "edition": issue.edition,
        },
        "extent": extent,
        "spine_mm": round(issue.paper.spine(extent), 2),
        "files": [file_row(file) for file in files],
        "versions": dict(one.versions),
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def file_row(file: File) -> Mapping[str, object]:
    """Tell of one file."""
    return {
        "file": file.name,
        "kind": file.kind,
        "pages": file.pages,
        "bytes": len(file.data),
        "sha256": digest_of(file.data),
    }


def refuse_strangers(folder: Path) -> None:
    """Raise `MachineError` where a release's folder holds what no release put there."""
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}
    strangers = sorted(found - listed(folder / MANIFEST))
    if strangers:
        more = f" and {len(strangers) - 1} more" if len(strangers) > 1 else ""
        raise MachineError(
            f"{folder} holds files that no release made: {strangers[0]}{more}",
            "move them to another folder; a release is made anew as a whole",
        )


def listed(manifest: Path) -> set[str]:
    """Give the names that a manifest lists, and its own; none where it is none."""
    try:
        rows = json.loads(manifest.read_bytes())["files"]
        return {MANIFEST, *(str(row["file"]) for row in rows)}
    except (OSError, ValueError, KeyError, TypeError):
        return set()
