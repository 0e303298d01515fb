"""The page tells every figure, every ratio and whatever there is no figure for."""

import pytest

from tools.bench.bounds import BOUNDS
from tools.bench.machine import machine, version
from tools.bench.measuring import Measurement
from tools.bench.own import COLD, UNCHANGED, WORD, issues_case, workers_case
from tools.bench.results import OURS, Results, Row
from tools.bench.table import document

MIB = 1024**2


def measured(wall: float, mib: int = 100) -> Measurement:
    return Measurement(wall, wall * 1.5, mib * MIB, mib * MIB)


@pytest.fixture
def results() -> Results:
    machine = {"processor": "Loom", "cores": "2", "memory": "4 GiB", "system": "S"}
    machine |= {"Python": "P", "load": "0.3"}
    told = Results(machine, "the issue `v1i1`", "2030-01-02", 3, 12)
    told.rows = {
        OURS: Row(OURS, "galley", runs=[measured(4.0)], pages=160, size=2 * MIB),
        "weasyprint": Row("weasyprint", "Alone", runs=[measured(8.0)], pages=161, size=MIB, lost=3),
        "pagedjs": Row("pagedjs", "Paged", failure="no such page | `x`"),
        "typst": Row("typst", "Set", failure="not there: typst", absent=True),
    }
    told.cases = {
        COLD: [measured(4.0), measured(9.0), measured(3.0)],
        UNCHANGED: [measured(0.5)],
        WORD: [measured(1.5)],
        workers_case(1): [measured(6.0, 400)],
        issues_case(1): [measured(4.0)],
        issues_case(10): [measured(42.0, 105)],
    }
    return told


def test_the_machine_the_day_and_the_content_are_named(results: Results) -> None:
    page = document(results)
    assert (
        "On 2030-01-02: Loom, 2 cores, 4 GiB of memory; S; P. Load before the first run: 0.3."
        in page
    )
    assert "the issue `v1i1`. Medians of 3 runs" in page


def test_ratios_stand_beside_times(results: Results) -> None:
    page = document(results)
    row = "| Alone | 8.00 s | 2.00 | 12.00 s | 2.00 | 100 MiB | 100 MiB | 161 | 1.00 MiB | 3 |"
    assert row in page
    assert "| one word changed | 1.50 s | 0.38 | 2.25 s | 0.38 | 100 MiB | 100 MiB |" in page
    assert "| 10 issues | 42.00 s | 10.50 |" in page


def test_what_has_no_figures_is_told(results: Results) -> None:
    page = document(results)
    assert "| Paged | failed | – |" in page
    assert "Paged failed: `no such page | 'x'`" in page
    assert "| Set | not installed | – |" in page
    assert "Set failed" not in page


def test_bounds_are_held_or_not(results: Results) -> None:
    page = document(results)
    assert "| cold, beside WeasyPrint alone | 0.6 | 0.50 | yes |" in page
    assert "| one word changed, beside cold | 0.25 | 0.38 | no |" in page
    assert "| cold, beside pagedjs-cli | 0.7 | – | not measured |" in page
    assert "| ten issues, beside ten times one | 1.1 | 1.05 | yes |" in page
    assert "| memory of ten issues, beside one | 1.1 | 1.05 | yes |" in page
    assert "| peak memory of a process | 350 MiB | 400.00 MiB | no |" in page


def test_what_does_not_hold_is_told_by_what_it_comes_of(results: Results) -> None:
    page = document(results)
    assert "\n- one word changed, beside cold: 1.50 s beside 4.00 s\n" in page
    assert page.count("\n- one word changed") == page.count(" s beside ") == 1
    results.cases[WORD] = [measured(0.5)]
    assert " beside 4.00 s" not in document(results)


def test_the_command_that_measures_it_again_is_named(results: Results) -> None:
    assert "Written by `make bench`; do not edit it." in document(results)
    results.command = "make bench PRINT=issue.txt"
    assert "Written by `make bench PRINT=issue.txt`; do not edit it." in document(results)


def test_a_kernel_is_named_by_its_number() -> None:
    assert version("6.1.55-13-generic") == "6.1.55"
    assert version("23.5.0") == "23.5.0"
    assert "-" not in machine()["system"].rpartition(" ")[2]


def test_every_row_of_a_table_has_as_many_cells_as_its_head(results: Results) -> None:
    width = 0
    for line in document(results).splitlines():
        cells = line.replace("\\|", "").count("|")
        assert not (cells and line.startswith("|") and width) or cells == width, line
        width = cells if line.startswith("|") else 0


def test_nothing_measured_holds_nothing() -> None:
    empty = Results({}, "", "", 1, 0)
    assert [bound.figure(empty) for bound in BOUNDS] == [None] * len(BOUNDS)
