"""What a build reads, and what an archive is given of it."""

from __future__ import annotations

from pathlib import Path

from galley.inputs import inputs, sources

READ = {
    "issue.yaml": b"journal",
    "quays.md": b"# Quays",
    "figures/_map.png": b"1",
    "figures/old/tide.svg": b"2",
}
UNREAD = {
    "_draft.md": b"# Not yet",
    "folios.yaml": b"lock",
    "quays.md~": b"an editor's own",
    "figures/.DS_Store": b"a file manager's own",
}


def issue(folder: Path) -> Path:
    """Write files of both kinds."""
    for name, data in {**READ, **UNREAD}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def test_the_sources_are_all_that_is_read(tmp_path: Path) -> None:
    assert sources(issue(tmp_path), ["quays"]) == READ


def test_what_a_build_reads_is_looked_at_and_no_draft(tmp_path: Path) -> None:
    seen = {
        Path(path).relative_to(tmp_path).as_posix()
        for path, *_ in inputs(issue(tmp_path))
        if Path(path).is_relative_to(tmp_path)
    }
    assert seen == READ.keys()
