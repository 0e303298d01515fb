"""What is shown after each change: the last text that was saved, and never less than before."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from time import sleep

import pytest
from pypdfium2 import PdfDocument

from galley import job
from galley.cache import Cache
from galley.digests import STYLES, TEMPLATES
from galley.errors import ContentError
from galley.order import Order, Pagination
from galley.press import Press
from galley.preview import reader, session, watching
from galley.preview.book import Book
from galley.preview.hands import Hand
from galley.preview.looks import Look
from galley.preview.session import Session
from galley.preview.telling import Teller
from tests.bound import Bound
from tests.made_up import FILES, QUAYS, TIDES, write_issue

from .conftest import order_in
from .running import Served, running, texts

TURNED = QUAYS.replace("{paragraphs}", "First page. {turn=12}Second page, {turn=13}and third.", 1)
TURNED = TURNED.replace("{paragraphs}", "")


def codes(book: Book) -> set[str]:
    """The codes of what is wrong."""
    return {str(row["code"]) for row in book.diagnostics}


def looks(book: Book, part: str) -> list[Look | None]:
    """The pages of a part."""
    return [page.look for page in book.pages if page.part == part]


def processes(served: Served) -> list[int]:
    """The processes that set parts."""
    tasks = served.session._crew._tasks  # noqa: SLF001 - they are to come to harm
    found = [hand._process for hand in tasks]  # noqa: SLF001
    return [process.pid for process in found if process is not None]


# The same as the issue's own build ---------------------------------------------


@pytest.mark.parametrize("pagination", list(Pagination))
def test_the_pages_are_those_of_the_issue(tmp_path: Path, pagination: Pagination) -> None:
    order = replace(order_in(tmp_path), pagination=pagination)
    write = tmp_path / "content" / "v3i1" / "quays.md"
    with running(order) as served:
        served.current()
        for word in ("older", "younger"):
            write.write_text(QUAYS.replace("{paragraphs}", f"An {word} quay. " * 90), "utf-8")
            served.until(served.shows(f"An {word} quay."))
        book = served.current()
    fresh = replace(order, out=tmp_path / "other", cache=0)
    bound = Bound(Press(fresh).issue().pdf.read_bytes())
    assert [page.label for page in book.pages] == bound.labels
    for page in book.pages:
        own = bound.picture(page.label, 72)
        if page.look is None:
            assert page.blank
            assert min(own.tobytes()) == 255
        else:
            with PdfDocument(page.look.typeset.pdf) as pdf:
                drawn = pdf[page.look.index].render(scale=1, grayscale=True).to_pil()
            assert drawn.tobytes() == own.tobytes(), page.label


def test_a_cache_that_an_issue_has_left_is_shown_at_once(tmp_path: Path) -> None:
    order = order_in(tmp_path)
    Press(order).issue()
    shown = Session(order, Teller())
    try:
        shown.step()
        assert shown.book.state == "current"
        assert shown.book.version == 1
    finally:
        shown.end()


def test_an_issue_takes_from_the_cache_what_a_preview_has_set(served: Served) -> None:
    order = Order(content=served.folder.parent, out=served.folder.parents[1] / "build", cache=64)
    told: list[str] = []
    Press(order, lambda name, _done, _total: told.append(name)).issue()
    assert told == []


# Changes -----------------------------------------------------------------------


def test_only_the_piece_that_changed_is_set_and_shown_anew(served: Served) -> None:
    before = served.current()
    served.change("tides.md", "Up.", "Upwards.")
    after = served.until(served.shows("Upwards."))
    for old, new in zip(before.pages, after.pages, strict=True):
        assert (old.look is not new.look) == (old.part == "tides")
        changed = bool(old.look and new.look and old.look.image != new.look.image)
        assert (after.changed.get(new.key, 0) > before.version) == changed
    assert max(after.changed.values()) > before.version
    assert after.version > before.version
    assert 0 < after.seconds < 30


def test_lines_that_move_are_known_though_no_page_is_another(served: Served) -> None:
    before = looks(served.current(), "quays")
    served.change("quays.md", "## A first head", "<!-- one\ntwo -->\n\n## A first head")
    after = served.until(lambda book: looks(book, "quays") != before)
    for old, new in zip(before, looks(after, "quays"), strict=True):
        assert old
        assert new
        assert old.image == new.image
    line = served.read("quays.md").splitlines().index("## A first head") + 1
    assert served.get(f"find.json?piece=quays&line={line}").json["id"] == "quays.block-1"


def test_a_longer_piece_moves_those_after_it(served: Served) -> None:
    before = served.current()
    served.change("quays.md", "### A second head", "A new paragraph. " * 500 + "\n\n### A head")
    after = served.until(served.shows("A new paragraph."))
    assert len(after.pages) > len(before.pages)
    first, was = (
        {row["part"]: int(row["first"]) for row in book.contents if row["first"].isdigit()}
        for book in (after, before)
    )
    assert first["tides"] > was["tides"]
    (look,) = looks(after, "contents")
    assert look
    text = Bound(look.typeset.pdf).texts
    assert str(first["mist"]) in "".join(text.values())


def test_a_broken_piece_leaves_the_last_good_pages(served: Served) -> None:
    before = served.current()
    served.change("quays.md", "[^two]: *Ibid.*", "")
    broken = served.until(lambda book: book.state == "stale")
    assert broken.pages == before.pages
    (row,) = [row for row in broken.diagnostics if row["severity"] == "error"]
    assert row["code"] == "note-undefined"
    assert row["path"].endswith("quays.md")
    page = broken.pages[row["page"]]
    assert page.part == "quays"
    # Another piece may be mended meanwhile; it is shown when all is sound.
    served.change("tides.md", "Up.", "Upwards.")
    served.write("quays.md", FILES["quays.md"])
    mended = served.until(served.shows("Upwards."))
    assert mended.diagnostics == ()


def test_what_cannot_be_set_is_told_and_the_rest_is_shown(served: Served) -> None:
    before = looks(served.current(), "tides")
    served.change("tides.md", "And down.", "And down. " * 1500)
    broken = served.until(lambda book: book.state == "stale" and book.progress is None)
    assert codes(broken) <= {"note-tall", "note-moved", "note-lost"}
    assert looks(broken, "tides") == before
    served.change("mist.md", "Mist it is.", "Fog it is.")
    served.until(lambda book: any("Fog it is." in text for text in texts(book)))
    assert served.session.book.state == "stale"
    served.write("tides.md", TIDES)
    assert served.current().diagnostics == ()


def test_pieces_come_go_and_change_their_names(served: Served) -> None:
    (served.folder / "tides.md").unlink()
    assert served.until(lambda book: book.state == "stale").pages
    served.change("issue.yaml", "pieces: [quays, tides]", "pieces: [quays]")
    # It is still named on the cover.
    served.change("issue.yaml", "  tides: |\n    Tides\n    and Their Clocks\n", "  quays: Quays\n")
    book = served.current()
    assert "tides" not in {page.part for page in book.pages}
    served.write("ebb.md", TIDES.replace("Up.", "Ebbing."))
    served.change("issue.yaml", "pieces: [quays]", "pieces: [ebb, quays]")
    book = served.until(served.shows("Ebbing."))
    names = [row["part"] for row in book.contents]
    assert names.index("ebb") < names.index("quays")
    (served.folder / "ebb.md").rename(served.folder / "flood.md")
    served.change("issue.yaml", "pieces: [ebb, quays]", "pieces: [quays, flood]")
    book = served.until(
        lambda book: book.state == "current" and "flood" in {page.part for page in book.pages}
    )
    assert "ebb" not in {page.part for page in book.pages}


def test_a_broken_issue_is_told_and_mended(served: Served) -> None:
    before = served.current()
    text = served.read("issue.yaml")
    served.write("issue.yaml", text.replace("volume: 3", "volume: ["))
    assert served.until(lambda book: book.state == "stale").pages == before.pages
    (served.folder / "issue.yaml").unlink()
    served.until(lambda book: "issue-missing" in codes(book))
    served.write("issue.yaml", text.replace("theme: Ports & Tides", "theme: Ports and Fog"))
    served.until(served.shows("Ports and Fog"))


def test_a_file_that_is_saved_by_a_rename_or_written_in_two_steps_is_read(served: Served) -> None:
    file = served.folder / "tides.md"
    beside = served.folder / ".tides.md.swp"
    beside.write_text(TIDES.replace("Up.", "Renamed."), "utf-8")
    beside.replace(file)
    served.until(served.shows("Renamed."))
    file.unlink()
    file.write_text("", "utf-8")
    file.write_text(TIDES.replace("Up.", "Rewritten."), "utf-8")
    served.until(served.shows("Rewritten."))


def test_the_folder_may_be_replaced_as_a_whole(served: Served) -> None:
    other = served.folder.with_name("other")
    shutil.copytree(served.folder, other)
    (other / "tides.md").write_text(TIDES.replace("Up.", "Replaced."), "utf-8")
    served.folder.rename(served.folder.with_name("old"))
    other.rename(served.folder)
    served.until(served.shows("Replaced."))
    sleep(1)
    served.change("tides.md", "Replaced.", "And seen.")
    served.until(served.shows("And seen."))


def test_nothing_is_done_for_files_that_no_build_reads(served: Served) -> None:
    version = served.current().version
    names = ("folios.yaml", "fit.yaml", "tides.md~", ".tides.md.swp", "_draft.md")
    for name in names:
        served.write(name, "changed")
    out = served.folder.parents[1] / "build"
    Cache(out, 1 << 20).put("0" * 64, b"changed")
    os.utime(served.folder / "mist.md")
    sleep(1.5)
    assert served.session.book.version == version
    found = {path.name for path in served.folder.iterdir()} - set(names)
    assert found == set(FILES)


def test_what_is_overtaken_is_not_shown(served: Served) -> None:
    seen = []
    served.session.listeners.append(lambda book: seen.append(looks(book, "quays")))
    for number in range(8):
        served.write("quays.md", FILES["quays.md"].replace("A quay is a wall.", f"Wall {number}."))
        sleep(0.1)
    served.until(served.shows("Wall 7."))
    shown = [number for pages in seen for number in range(8) if says(pages, f"Wall {number}.")]
    assert shown == sorted(shown)


def says(pages: Sequence[Look | None], words: str) -> bool:
    """Whether words stand on one of some pages."""
    return any(
        words in text.replace("\n", " ")
        for look in pages
        if look
        for text in list(Bound(look.typeset.pdf).texts.values())[look.index : look.index + 1]
    )


# Printed turns -----------------------------------------------------------------


def test_pages_that_turn_as_in_print_are_shown_by_the_last_fit_and_then_by_their_own(
    tmp_path: Path,
) -> None:
    write_issue(tmp_path / "content", quays=TURNED)
    order = Order(
        content=tmp_path / "content",
        out=tmp_path / "build",
        jobs=1,
        pagination=Pagination.PRINTED,
    )
    with running(order) as served:
        served.current()
        served.change("quays.md", "Second page", "The second page")
        book = served.until(served.shows("The second page"))
        turns = [
            turn["folio"]
            for look in looks(book, "quays")
            if look
            for turn in served.get(f"layer/{look.layer}.json").json["turns"]
        ]
    assert turns == ["12", "13"]


# Styles and templates ----------------------------------------------------------


@pytest.fixture
def styled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """Give a preview with styles and templates of its own."""
    styles, templates = tmp_path / "styles", tmp_path / "templates"
    shutil.copytree(STYLES, styles)
    shutil.copytree(TEMPLATES, templates)
    for module in (job, reader, watching):
        monkeypatch.setattr(module, "STYLES", styles)
        monkeypatch.setattr(module, "TEMPLATES", templates)
    with running(order_in(tmp_path)) as served:
        served.current()
        yield served


def test_a_token_that_changes_is_seen_on_every_page(styled: Served, tmp_path: Path) -> None:
    before = styled.current()
    tokens = tmp_path / "styles" / "tokens.css"
    tokens.write_text(tokens.read_text("utf-8").replace("--outer: ", "--outer: 2mm; --was: "))
    after = styled.until(
        lambda book: (
            book.state == "current"
            and all(
                a.look != b.look for a, b in zip(book.pages, before.pages, strict=False) if a.look
            )
        )
    )
    assert {page.part for page in after.pages} == {page.part for page in before.pages}


def test_a_template_is_broken_and_mended(styled: Served, tmp_path: Path) -> None:
    before = styled.current()
    template = tmp_path / "templates" / "parts" / "article.html"
    text = template.read_text("utf-8")
    for broken in ("{% if %}", "{{ part.nothing.there }}", "{{ 1 / 0 }}"):
        template.write_text(text.replace("{% block body %}", "{% block body %}" + broken), "utf-8")
        book = styled.until(lambda book: book.state == "stale")
        (row,) = book.diagnostics
        assert row["code"] == "template-broken"
        assert row["path"].endswith("templates/parts/article.html")
        assert row["line"] == 3
        assert book.pages == before.pages
        template.write_text(text, "utf-8")
        styled.current()
    template.write_text(text.replace("</article>", "<p>Put in.</p></article>"), "utf-8")
    styled.until(styled.shows("Put in."))


# Processes ---------------------------------------------------------------------


def test_a_process_that_is_killed_is_begun_anew(served: Served) -> None:
    """One for each text: two, one after the other, could be killed at the same part."""
    for number in range(4):
        served.write("quays.md", FILES["quays.md"].replace("A quay is a wall.", f"Wall {number}."))
        sleep(0.15 * number)
        running_now = processes(served)
        with suppress(ProcessLookupError):
            os.kill(running_now[number % len(running_now)], signal.SIGKILL)
        served.until(served.shows(f"Wall {number}."))


def test_a_part_that_kills_its_process_is_told(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    give = Hand.give

    def deadly(hand: Hand, *given: object) -> None:
        give(hand, *given)  # type: ignore[arg-type]  # whatever it was given
        if "Poison." in given[1].html:  # type: ignore[attr-defined]
            os.kill(hand._process.pid, signal.SIGKILL)  # noqa: SLF001

    monkeypatch.setattr(Hand, "give", deadly)
    served.change("tides.md", "Up.", "Poison.")
    book = served.until(lambda book: book.state == "stale")
    (row,) = book.diagnostics
    assert row["code"] == "machine-failed"
    assert "died twice" in row["message"]
    served.change("tides.md", "Poison.", "Honey.")
    served.until(served.shows("Honey."))


def test_folios_that_do_not_settle_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "ROUNDS", 0)
    with running(order_in(tmp_path)) as served:
        book = served.until(lambda book: book.state == "stale")
        assert codes(book) == {"machine-failed"}


def test_no_process_is_left(tmp_path: Path) -> None:
    with running(order_in(tmp_path)) as served:
        served.current()
        left = processes(served)
        assert left
    for process in left:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_an_issue_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError):
        Session(Order(content=tmp_path), Teller())


def test_a_warning_is_an_error_where_it_is_to_be(tmp_path: Path) -> None:
    order = replace(order_in(tmp_path), strict=True)
    file = tmp_path / "content" / "v3i1" / "extra.md"
    file.write_text(TIDES, "utf-8")
    with running(order) as served:
        served.until(lambda book: book.state == "stale" and bool(book.diagnostics))
        file.unlink()
        served.current()
