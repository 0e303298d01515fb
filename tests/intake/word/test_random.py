"""Any Word file: no traceback, no note lost, every word written or told."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from itertools import count
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.made_up import write_issue

from .conftest import Desk
from .made import Word, png, xml_box

STYLES = (
    *(None, None, None, "Heading 1", "Heading 2", "Heading 4", "Title", "Quote", "List Bullet"),
    *("List Number", "List Bullet 2", "Caption", "Body Text", "Subtitle", "No Spacing"),
)
LOOKS = ("", "", "bold", "italic", "underline", "strike", "small", "caps", "raised", "hidden")
LEADS = ("", "", "1. ", "- ", "# ", "* ", "> ", "Table 1: ", "Abstract: ", "Keywords: ", "Ada Reed")
SIGNS = ("", " ", "*", "_", "[x]", "](", "{.pull}", "<b>", "...", "--", "|", "https://x.y/z ", "`")
HARMLESS = {
    "kind-needs",
    "key-missing",
    "short-title-missing",
    "figure-alt",
    "figure-coarse",
    "text-empty",
}
INSERTED = '<w:{0} w:id="9" w:author="Bo" w:date="2022-01-01T00:00:00Z">{1}</w:{0}>'

runs = st.tuples(st.sampled_from(LOOKS), st.sampled_from(SIGNS), st.sampled_from(SIGNS))
extras = st.sampled_from(
    ("", "", "", "note", "endnote", "insert", "delete", "comment", "box", "field", "sum", "break")
)
paragraphs = st.tuples(
    st.sampled_from(STYLES), st.sampled_from(LEADS), st.lists(runs, max_size=4), extras
)
blocks = st.lists(
    st.one_of(paragraphs, paragraphs, st.just("table"), st.just("picture")), max_size=16
)


class Filler:
    """Fills a Word file with words of which each stands once, and keeps these."""

    def __init__(self) -> None:
        """Begin a file."""
        self.word, self.number = Word(), count(1)
        self.words: list[str] = []
        self.notes: list[str] = []

    def new(self) -> str:
        """Return a word that the file has not."""
        self.words.append(f"wort{next(self.number)}x")
        return self.words[-1]

    def fill(self, block: object) -> None:
        """Add a block."""
        if block == "table":
            self._table()
        elif block == "picture":
            self.word.picture(png(), "")
        elif isinstance(block, tuple):
            style, lead, pieces, extra = block
            paragraph = self.word.add(lead, style)
            for look, before, after in pieces:
                run = paragraph.add_run(f"{before}{self.new()}{after}")
                if look:
                    setattr(run.font, FONTS.get(look, look), True)
            if extra:
                ADD[extra](self, paragraph)

    def _table(self) -> None:
        table = self.word.document.add_table(2, 2)
        cells = [cell for row in table.rows for cell in row.cells]
        for cell in cells:
            cell.text = self.new()
        note = self.new()
        self.notes.append(note)
        self.word.note(cells[2].paragraphs[0], note)


FONTS = {"small": "small_caps", "caps": "all_caps", "raised": "superscript"}


def _note(filler: Filler, paragraph: object, kind: str = "footnote") -> None:
    note = filler.new()
    filler.notes.append(note)
    filler.word.note(paragraph, f"{note} * [x]\n{filler.new()}", kind)  # type: ignore[arg-type]


def _raw(text: Callable[[str], str]) -> Callable[[Filler, object], None]:
    def add(filler: Filler, paragraph: object) -> None:
        filler.word.raw(paragraph, text(filler.new()))  # type: ignore[arg-type]

    return add


def _run(word: str, tag: str = "t") -> str:
    return f"<w:r><w:{tag}>{word}</w:{tag}></w:r>"


def _comment(filler: Filler, paragraph: object) -> None:
    runs = getattr(paragraph, "runs", [])
    if runs:
        filler.word.document.add_comment(runs, text=filler.new(), author="Bo", initials="B")


ADD: dict[str, Callable[[Filler, object], None]] = {
    "note": _note,
    "endnote": lambda filler, paragraph: _note(filler, paragraph, "endnote"),
    "insert": _raw(lambda word: INSERTED.format("ins", _run(word))),
    "delete": _raw(lambda word: INSERTED.format("del", _run(word, "delText"))),
    "comment": _comment,
    "box": _raw(lambda word: xml_box(_run(word))),
    "field": _raw(lambda word: f'<w:fldSimple w:instr=" REF x ">{_run(word)}</w:fldSimple>'),
    "sum": _raw(lambda word: f"<m:oMath><m:r><m:t>{word}</m:t></m:r></m:oMath>"),
    "break": _raw(lambda word: f"<w:r><w:br/><w:tab/><w:t>{word}</w:t></w:r>"),
}


@settings(
    max_examples=10,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # each try takes half a second
    suppress_health_check=list(HealthCheck),
)
@given(blocks)
def test_no_note_is_lost_and_every_word_is_written_or_told(drawn: list[object]) -> None:
    filler = Filler()
    filler.word.add("The Quay", "Title")
    for block in drawn:
        filler.fill(block)
    with tempfile.TemporaryDirectory() as base:
        desk = Desk(Path(base), write_issue(Path(base) / "content"))
        report = desk.bring(filler.word)
        text = desk.read().lower()
        told = " ".join(f"{doubt}" for doubt in report.doubts).lower()
        assert [note for note in filler.notes if note not in text] == []
        assert report.notes == len(filler.notes)
        assert [word for word in filler.words if word not in text and word not in told] == []
        assert not [d for d in report.doubts if d.code in {"words-lost", "note-lost"}]
        wrong = [d for d in desk.wrong() if d.path.endswith("long.md")]
        assert [d for d in wrong if d.code not in HARMLESS] == [], text
