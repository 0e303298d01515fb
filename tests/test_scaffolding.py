"""From nothing to the next issue: what is made, and what is refused with nothing written."""

from __future__ import annotations

import errno
import json
import os
import shlex
import shutil
from pathlib import Path

import pytest

from galley.errors import ContentError, MachineError
from galley.files import Change, write_folder, write_together
from galley.manuscript.new_piece import Started
from galley.order import Order
from galley.press import Press
from galley.scaffolding import Wanted, new_article, new_issue
from galley.written import Kind

from .bound import Bound
from .intake.word.made import Word
from .made_up import spoil, write_issue
from .running import Run

ROOT = Path(__file__).resolve().parents[1]
NEW = Wanted("v3i2", "Fog", "Autumn", 2022)
ESSAY = Started(Kind.ARTICLE, "On Fog", ("Ada Reed", "Bo Lind"))


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder of issues that has one, beside which all is written."""
    monkeypatch.chdir(tmp_path)
    write_issue(tmp_path / "content")
    return tmp_path / "content"


def names(folder: Path) -> list[str]:
    """Name what lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def everything(folder: Path) -> dict[str, bytes | None]:
    """Give all that lies under a folder."""
    paths = sorted(folder.rglob("*"))
    return {str(path): path.read_bytes() if path.is_file() else None for path in paths}


def refused(content: Path, name: str = "v3i2", source: str = "") -> str:
    """Ask for an issue in vain, see that nothing was written, and give what is wrong."""
    before = everything(content)
    with pytest.raises(ContentError) as caught:
        new_issue(content, Wanted(name, "Fog", "Autumn", 2022, source=source))
    assert everything(content) == before
    return caught.value.diagnostics[0].code


def test_from_nothing_to_the_built_next_issue(content: Path, run: Run) -> None:
    told = run("new", "issue", "v3i2", "--theme", "Fog", "--season", "Autumn", "--year", "2022")
    assert (told.code, told.err) == (0, "")
    assert told.out == f"{content}/v3i2: now python build.py status v3i2\n".replace(
        f"{content.parent}/", ""
    )
    first = run("-q", "issue", "v3i2")
    assert first.code == 0
    assert "[place-holder]" in first.err
    made = Bound(Path("build/v3i2/v3i2.pdf").read_bytes())
    text = " ".join(" ".join(made.texts.values()).split())
    assert "TODO: what this issue" in text
    assert "ESSAYS" not in text
    argued = (
        "--title",
        "On Fog",
        "--author",
        "Ada Reed",
        "--kind",
        "article",
        "--section",
        "essays",
    )
    assert run("new", "article", "v3i2/fog", *argued).code == 0
    assert run("-q", "issue", "v3i2").code == 0
    text = " ".join(Bound(Path("build/v3i2/v3i2.pdf").read_bytes()).texts["6"].split())
    assert "ESSAYS" in text
    assert "On Fog" in text
    assert run("--strict", "check", "v3i2").code == 1


def test_the_four_commands_of_the_readme(content: Path, run: Run) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    block = readme.partition("in four commands:")[2].split("```")[1]
    commands = [shlex.split(line)[2:] for line in block.splitlines()[1:]]
    word = Word()
    word.add("The Long Quay", "Title")
    word.add("Ada Reed*")
    word.add("Abstract: Quays are long.")
    word.add("Keywords: quays, fog")
    word.note(word.add("The quay is long."), "Reed, A., Quays, 1999, p. 12.")
    word.save(Path("manuscript.docx"))
    assert len(commands) == 4
    for command in commands:
        section = ["--section", "Essays"] if command[0] == "import" else []
        told = run(*command, *section)
        assert told.code == 0, told.err
    report = json.loads(Path("build/v3i2/report.json").read_bytes())
    quays = next(piece for piece in report["pieces"] if piece["name"] == "quays")
    assert [note["body"] for note in quays["notes"]] == [quays["last_folio"]]
    assert (content / "v3i2" / "quays.md").read_text(encoding="utf-8").count("[^n1]") == 2


def test_it_is_nothing_but_the_file_and_the_editors_note(content: Path) -> None:
    made = new_issue(content, NEW)
    assert made.diagnostics == ()
    assert names(made.path) == ["greeting.md", "issue.yaml"]
    note = (made.path / "greeting.md").read_text(encoding="utf-8")
    assert note.startswith("---\nkind: editorial\ntitle: Editor's Note\n")
    assert "signature: [Ada Reed, Aden]\n---\n\nTODO: " in note


def test_it_builds_without_an_editors_note(content: Path) -> None:
    spoil(content / "v3i1" / "issue.yaml", "  - pieces: [greeting]\n", "")
    (content / "v3i1" / "greeting.md").unlink()
    made = new_issue(content, NEW)
    assert names(made.path) == ["issue.yaml"]
    order = Order(content=content, out=content.parent / "build", issue="v3i2")
    assert Press(order).issue().pages


def test_what_the_call_announced_otherwise_is_told(content: Path) -> None:
    made = new_issue(content, Wanted("v3i2", "Mist", "Winter", 2022))
    assert [each.code for each in made.diagnostics] == ["call-differs"] * 2


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("v3i1", "issue-exists"),
        ("v3i3", "issue-gap"),
        ("v4i1", "issue-gap"),
        ("v2i9", "issue-gap"),
        ("next", "issue-form"),
        ("v3i02", "issue-form"),
        ("v3i2.", "issue-form"),
        ("", "issue-form"),
    ],
)
def test_an_issue_that_is_not_the_next(content: Path, name: str, code: str) -> None:
    assert refused(content, name) == code


def test_volumes_have_as_many_numbers_as_one_has_had(content: Path) -> None:
    for name, following in (("v3i2", (4, 1)), ("v4i1", (4, 2)), ("v4i2", (5, 1))):
        made = new_issue(content, Wanted(name, "Fog", "Autumn", 2022))
        text = (made.path / "issue.yaml").read_text(encoding="utf-8")
        assert f"  volume: {following[0]}\n  number: {following[1]}\n" in text


def test_either_issue_may_follow_where_the_call_names_neither(content: Path) -> None:
    spoil(content / "v3i1" / "issue.yaml", "volume: 3\n  number: 2", "volume: 9\n  number: 2")
    assert new_issue(content, Wanted("v4i1", "Fog", "Spring", 2023)).path.name == "v4i1"


def test_an_earlier_issue_can_be_carried_forward(content: Path) -> None:
    new_issue(content, NEW)
    spoil(content / "v3i1" / "issue.yaml", "printer: Tidal Print", "printer: Old Print")
    made = new_issue(content, Wanted("v4i1", "Ice", "Spring", 2023, source="v3i1"))
    assert "printer: Old Print" in (made.path / "issue.yaml").read_text(encoding="utf-8")


def test_a_source_that_cannot_be_had(content: Path) -> None:
    assert refused(content, source="v1i1") == "issue-unknown"
    assert refused(content, source="../../etc") == "issue-unknown"
    (content / "v3i1" / "issue.yaml").write_text("journal: [\n", encoding="utf-8")
    assert refused(content) == "yaml-syntax"
    (content / "v3i1" / "issue.yaml").unlink()
    assert refused(content) == "file-unreadable"
    shutil.rmtree(content)
    content.mkdir()
    assert refused(content) == "issue-none"


def test_a_link_of_that_name_is_not_followed(content: Path) -> None:
    (content / "v3i2").symlink_to(content / "nowhere")
    assert refused(content) == "issue-exists"


def test_missing_options_are_named_together(content: Path, run: Run) -> None:
    told = run("new", "issue", "v3i2", "--season", "Winter")
    assert (told.code, told.err) == (2, "error: missing: --theme, --year\n")
    told = run("new", "article", "v3i1/fog", "--author", "Ada Reed")
    assert (told.code, told.err) == (2, "error: missing: --title, --kind\n")
    argued = ("--title", "T", "--author", "A", "--kind", "poem")
    told = run("new", "article", "v3i1/fog", *argued)
    assert told.code == 2
    assert "--kind is one of editorial, report, article" in told.err
    assert not (content / "v3i1" / "fog.md").exists()


@pytest.mark.parametrize("kind", Kind)
def test_a_piece_of_every_kind_is_sound_but_for_its_place_holders(
    content: Path, kind: Kind
) -> None:
    started = Started(kind, f"{'A long title, ' * 5}: *so* it is", ("Reed, Ada", "O'Neil: Bo #2"))
    made = new_article(content, "v3i1", "fog", started, section="Essays")
    assert made.path == content / "v3i1" / "fog.md"
    found = Press(Order(content=content, issue="v3i1")).check()
    assert {each.code for each in found} == {"place-holder"}
    assert all(each.path == "content/v3i1/fog.md" for each in found)


def test_every_key_is_explained(content: Path) -> None:
    text = new_article(content, "", "fog", ESSAY, "Essays").path.read_text(encoding="utf-8")
    for key in ("kind", "title", "subtitle", "short_title", "lang", "authors", "abstract", "doi"):
        assert f"# {key}: " in text
    for key in ("prefix", "bio", "affiliation", "orcid", "email"):
        assert f"#   {key}: " in text


@pytest.mark.parametrize(
    ("issue", "slug", "section", "code"),
    [
        ("v3i1", "quays", "Essays", "piece-exists"),
        ("v3i1", "Fog", "Essays", "piece-name"),
        ("v3i1", "../fog", "Essays", "piece-name"),
        ("v3i1", "", "Essays", "piece-name"),
        ("v3i1", "cover", "Essays", "piece-reserved"),
        ("v3i9", "fog", "Essays", "issue-unknown"),
        ("v3i1", "fog", "Poems", "section-unknown"),
    ],
)
def test_a_piece_that_cannot_be(
    content: Path, issue: str, slug: str, section: str, code: str
) -> None:
    before = everything(content)
    with pytest.raises(ContentError) as caught:
        new_article(content, issue, slug, ESSAY, section)
    assert [each.code for each in caught.value.diagnostics] == [code]
    assert everything(content) == before


def test_a_piece_that_is_listed_but_not_there(content: Path) -> None:
    """An editor may have listed it first: its section stays as it is."""
    (content / "v3i1" / "mist.md").unlink()
    before = (content / "v3i1" / "issue.yaml").read_bytes()
    new_article(content, "v3i1", "mist", ESSAY, "Essays")
    assert (content / "v3i1" / "mist.md").exists()
    assert (content / "v3i1" / "issue.yaml").read_bytes() == before


@pytest.mark.parametrize("title", ["A\x07B", "A\udcffB", "A\u2028B"])
def test_a_title_that_cannot_be_printed(content: Path, title: str) -> None:
    with pytest.raises(ContentError, match="text-control"):
        new_article(content, "v3i1", "fog", Started(Kind.ARTICLE, title, ("Ada",)), "Essays")
    assert not (content / "v3i1" / "fog.md").exists()


def test_line_ends_and_mark_of_the_file_stay(content: Path) -> None:
    file = content / "v3i1" / "issue.yaml"
    old = b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n")
    file.write_bytes(old)
    new_article(content, "v3i1", "fog", ESSAY, "Essays")
    assert file.read_bytes() == old.replace(b"[quays, tides]", b"[quays, tides, fog]")


def test_what_fails_midway_is_taken_back(tmp_path: Path) -> None:
    new, old, blocked = tmp_path / "new.md", tmp_path / "old.yaml", tmp_path / "taken.yaml"
    old.write_bytes(b"old")
    blocked.write_bytes(b"other")
    with pytest.raises(MachineError, match="changed meanwhile"):
        write_together({new: b"new"}, {old: Change(b"old", b"changed"), blocked: Change(b"", b"")})
    assert names(tmp_path) == ["old.yaml", "taken.yaml"]
    assert (old.read_bytes(), blocked.read_bytes()) == (b"old", b"other")
    with pytest.raises(MachineError, match="cannot write"):
        write_together({new: b"new", old: b"never"}, {})
    assert names(tmp_path) == ["old.yaml", "taken.yaml"]


def test_a_folder_that_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "v3i2").mkdir()
    with pytest.raises(MachineError, match="cannot make"):
        write_folder(tmp_path / "v3i2", {"issue.yaml": b"x"})
    assert names(tmp_path) == ["v3i2"]
    assert names(tmp_path / "v3i2") == []
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(MachineError, match="cannot make"):
        write_folder(tmp_path / "file" / "v3i2", {"issue.yaml": b"x"})


def test_a_folder_that_is_read_only(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path, _target: Path) -> Path:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(MachineError, match="cannot make"):
        new_issue(content, NEW)
    assert names(content) == ["v3i1"]
