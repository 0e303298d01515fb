"""Notes: none lost, each on its call's page, and a guard where the engine cannot."""

import random
import subprocess
import sys
from pathlib import Path

import pytest
import weasyprint
from weasyprint.text.fonts import FontConfiguration

from galley.errors import ContentError, MachineError
from galley.model import Part
from galley.typesetting import landing, repairs
from galley.typesetting.engine import Typesetter
from galley.typesetting.repairs.source import mend
from tests.typesetting.conftest import ROOT, call, part, words

FIXTURES = Path(__file__).parent / "fixtures"
LOSERS = (("loses-a-note.html", 9, "n9"), ("loses-a-note-in-any-face.html", 2, "n2"))
"""Documents that lose a note on the plain engine: how many they have, and which is lost."""

PLAIN = """
import sys, weasyprint
from weasyprint.text.fonts import FontConfiguration
fonts = FontConfiguration()
styles = [weasyprint.CSS(filename=sys.argv[2], font_config=fonts)]
pages = weasyprint.HTML(filename=sys.argv[1]).render(font_config=fonts, stylesheets=styles).pages
print(*sorted({name for page in pages for name in page.anchors}))
"""


def notes_on(pages: list[weasyprint.Page]) -> set[str]:
    return {name for page in pages for name in page.anchors}


def notes_of(count: int) -> set[str]:
    return {f"n{number}" for number in range(1, count + 1)}


@pytest.mark.parametrize(("name", "count", "lost"), LOSERS)
def test_the_plain_engine_loses_the_note_of_the_fixture(name: str, count: int, lost: str) -> None:
    fonts = str(ROOT / "styles" / "fonts.css")
    command = [sys.executable, "-c", PLAIN, str(FIXTURES / name), fonts]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert notes_of(count) - set(shown) == {lost}


def test_the_report_to_the_engines_makers_has_the_document_that_is_tested() -> None:
    report = (ROOT / "docs" / "upstream.md").read_text(encoding="utf-8")
    document = (FIXTURES / "loses-a-note-in-any-face.html").read_text(encoding="utf-8")
    assert f"```html\n{document}```" in report


@pytest.mark.parametrize(("name", "count", "lost"), LOSERS)
def test_the_mended_engine_keeps_it(name: str, count: int, lost: str) -> None:
    repairs.apply()
    fonts = FontConfiguration()
    styles = [weasyprint.CSS(filename=ROOT / "styles" / "fonts.css", font_config=fonts)]
    document = weasyprint.HTML(filename=FIXTURES / name).render(
        font_config=fonts, stylesheets=styles
    )
    shown = notes_on(document.pages)
    assert lost in shown
    assert shown >= notes_of(count)


def test_another_version_of_the_engine_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    with pytest.raises(MachineError, match=r"71\.0 is installed; pages are tested with 70\.0"):
        repairs.apply()


def test_a_repair_refuses_a_source_that_it_was_not_written_for() -> None:
    with pytest.raises(MachineError, match="is not the one that its repair was written for"):
        mend(landing, "areas", "a line that is nowhere in it", "pass")


def random_part(seed: int) -> Part:
    """Paragraphs of one to seven sentences, a third of them with a note."""
    choose, notes, blocks = random.Random(seed), 0, []
    for _ in range(25):
        sentences = []
        for _ in range(choose.randint(1, 7)):
            sentence = words(choose.randint(6, 30), choose.randint(0, 20))
            if choose.random() < 1 / 3:
                notes += 1
                sentence += call(notes, choose.randint(2, 60))
            sentences.append(sentence)
        blocks.append(f"<p>{' '.join(sentences)}</p>")
    return part(blocks, notes)


@pytest.mark.parametrize("seed", range(6))
def test_every_note_is_once_on_its_calls_page(typesetter: Typesetter, seed: int) -> None:
    given = random_part(seed)
    places = typesetter.typeset(given).notes
    assert [place.number for place in places] == [note.number for note in given.notes]
    assert all(place.call_page == place.body_page for place in places)


def test_a_note_taller_than_its_page_is_an_error_at_its_call(typesetter: Typesetter) -> None:
    given = part([f"<p>{words(40)}{call(1, 30)} {words(30)}{call(2, 1500)}</p>"], 2)
    with pytest.raises(ContentError) as caught:
        typesetter.typeset(given)
    found = caught.value.diagnostics
    assert {d.code for d in found} <= {"note-tall", "note-moved"}
    assert {(d.path, d.line, d.column) for d in found} == {("a.md", 2, 3)}


def test_a_note_that_the_page_does_not_show_is_an_error(typesetter: Typesetter) -> None:
    hidden = f'<div style="display: none">{call(1)}</div><p>{words(10)}</p>'
    with pytest.raises(ContentError) as caught:
        typesetter.typeset(part([hidden], 1))
    assert [d.code for d in caught.value.diagnostics] == ["note-lost"]


def test_a_call_never_begins_a_line(typesetter: Typesetter) -> None:
    blocks = [f"<p>{words(12 + n)}{call(n, 3)} {words(20)}</p>" for n in range(1, 60)]
    document, _ = typesetter._lay_out(part(blocks, 59))
    begun = 0
    for page in document.pages:
        for box in page._page_box.children[0].descendants():
            if type(box).__name__ == "LineBox":
                text = "".join(getattr(child, "text", "") for child in box.descendants())
                assert not text.lstrip("\N{WORD JOINER}")[:1].isdigit()
                begun += 1
    assert begun > 100
