"""Notes: none lost, each on its call's page, and a guard where the engine cannot."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import weasyprint
from weasyprint.text.fonts import FontConfiguration

from galley.errors import ContentError, MachineError
from galley.typesetting import landing, repairs
from galley.typesetting.engine import Typesetter
from galley.typesetting.repairs.source import mend
from tests.articles import article_part, lost_notes, lost_words, random_article
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


@pytest.mark.parametrize("version", ["61.1", "66.0", "69.0", "70.0b1", "70.1", "71.0"])
def test_another_version_of_the_engine_is_refused(
    monkeypatch: pytest.MonkeyPatch, version: str
) -> None:
    """The ones with known holes, which SECURITY.md names, as well as those yet to come."""
    monkeypatch.setattr(weasyprint, "__version__", version)
    told = f"WeasyPrint {version} is installed; pages are tested with 70.0"
    with pytest.raises(MachineError, match=told.replace(".", r"\.")):
        repairs.apply()


def test_a_build_refuses_it_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(weasyprint, "__version__", "69.0")
    with pytest.raises(MachineError, match=r"69\.0 is installed"):
        Typesetter(ROOT / "styles", tmp_path)


def test_the_lock_has_the_version_that_is_tested() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert f"\nweasyprint=={repairs.TESTED} " in lock


def test_a_repair_refuses_a_source_that_it_was_not_written_for() -> None:
    with pytest.raises(MachineError, match="is not the one that its repair was written for"):
        mend(landing, "areas", "a line that is nowhere in it", "pass")


@pytest.mark.parametrize("seed", range(6))
def test_a_random_article_loses_no_note_and_no_word(
    typesetter: Typesetter, seed: int, tmp_path: Path
) -> None:
    """``make soak`` sets many more."""
    given = article_part(random_article(seed), tmp_path)
    typeset = typesetter.typeset(given)
    assert lost_notes(given, typeset) == []
    assert lost_words(given, typeset) == []


def test_the_articles_are_of_every_sort() -> None:
    texts = [random_article(seed) for seed in range(40)]
    for mark in ("## ", "- ", "1. ", "> ", "| - |", ".pull}", ".run-in}", "<https", "*"):
        assert any(mark in text for text in texts), mark
    notes = [text.count("]: ") for text in texts]
    assert min(notes) < 5
    assert max(notes) > 50


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


@pytest.mark.parametrize(("before", "under"), [(7.75, 3.25), (7.75, 4), (5.25, 3.25), (6.75, 6.75)])
def test_no_margin_of_the_notes_makes_them_overflow(
    tmp_path: Path, before: float, under: float
) -> None:
    """With some of these lengths each line with a note went to a page of its own."""
    styles = tmp_path / "styles"
    shutil.copytree(ROOT / "styles", styles)
    tokens = styles / "tokens.css"
    lengths = f"--before-notes: {before}pt; --under-note-rule: {under}pt; --note-line: 10pt"
    tokens.write_text(f"{tokens.read_text()}\n:root {{ {lengths} }}\n")
    blocks = [f"<p>{words(9)}{call(n)} {words(9)}</p>" for n in range(1, 7)]
    assert Typesetter(styles, tmp_path).typeset(part(blocks, notes=6)).pages == 1


def test_lines_of_the_source_are_no_lines_of_a_note(typesetter: Typesetter) -> None:
    """Nor do two spaces print in it, more than elsewhere in the text."""
    one, many = (
        call(1).replace('<span class="note-text">', f'<span class="note-text">{start}')
        for start in ("Lind, B., <i>Tides</i>, 2014: ", "Lind,\n   B.,  <i>Tides</i>,\n2014:\n")
    )
    drawn = {
        typesetter.typeset(part([f"<p>{words(40)}{each}</p>"], notes=1)).pdf for each in (one, many)
    }
    assert len(drawn) == 1
