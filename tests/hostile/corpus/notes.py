"""Notes in each other's way, in the wrong place, and in numbers."""

from __future__ import annotations

from tests.hostile.case import Case, case

NOTE = "\n\n[^1]: A note.\n"


def many(count: int, length: int = 3) -> str:
    """Give so many notes of so many words."""
    ends = (" ", " ", " ", " ", "\n\n")
    calls = "".join(f"Word[^{n}].{ends[n % len(ends)]}" for n in range(count))
    return calls + "\n\n" + "".join(f"[^{n}]: {'note ' * length}\n\n" for n in range(count))


CASES: tuple[Case, ...] = (
    case("note-in-a-note", "A[^1].\n\n[^1]: B[^2].\n\n[^2]: C.", "note-nested"),
    case("notes-in-a-circle", "A[^1].\n\n[^1]: B[^2].\n\n[^2]: C[^1].", "note-nested"),
    case("note-of-itself", "A[^1].\n\n[^1]: B[^1].", "note-nested"),
    case("note-of-itself-alone", "A.\n\n[^1]: B[^1].", "note-nested"),
    case("note-in-a-heading", "## A[^1]" + NOTE, "note-place"),
    case("note-in-a-table", "| a[^1] |\n| - |\n| b |" + NOTE, "note-place"),
    case("note-in-a-quotation", "> A[^1]." + NOTE, typeset=True),
    case("note-in-a-list", "- A[^1].\n- B." + NOTE, typeset=True),
    case("note-in-a-deep-list", "- a\n  - b\n    - c\n      > d[^1]" + NOTE, typeset=True),
    case("note-in-a-caption", "Table: A[^1]\n\n| a |\n| - |\n| b |" + NOTE, "note-place"),
    case("note-in-a-pull-quote", "::: pull\nA[^1].\n:::\n\nText." + NOTE, "note-place"),
    case("note-in-a-marked-sentence", "[A[^1] sentence.]{.pull}" + NOTE, typeset=True),
    case("note-in-a-link", "[A[^1]](https://a.b)" + NOTE, "note-place"),
    case("note-in-emphasis", "*A **b[^1]***" + NOTE, typeset=True),
    case("note-in-code", "`[^1]` and A[^1]." + NOTE, typeset=True),
    case(
        "note-in-alternative-text",
        "![A[^1]](figures/a.png)" + NOTE,
        "figure-alt",
        "figure-missing",
        "note-unused",
    ),
    case("note-in-an-address", "<https://a.b/[^1]>" + NOTE, "note-unused"),
    case("note-alone", "[^1]" + NOTE, typeset=True),
    case("note-first", "[^1]A." + NOTE, typeset=True),
    case("note-before-its-call", "[^1]: B.\n\nA[^1].", typeset=True),
    case("note-defined-twice", "A[^1].\n\n[^1]: B.\n\n[^1]: C.", "note-duplicate"),
    case("note-called-a-thousand-times", "A[^1]. " * 1000 + NOTE, "note-recalled"),
    case("note-never-called", "A." + NOTE, "note-unused"),
    case("note-never-defined", "A[^1].", "note-undefined"),
    case("note-of-nothing", "A[^1].\n\n[^1]:\n", "note-empty"),
    case("note-of-a-list", "A[^1].\n\n[^1]: - a\n    - b\n", "note-block"),
    case("note-of-a-table", "A[^1].\n\n[^1]: | a |\n    | - |\n    | b |\n", "note-block"),
    case(
        "note-of-a-figure", "A[^1].\n\n[^1]: ![a](figures/a.png)\n", "figure-missing", "note-block"
    ),
    case("note-of-a-pull-quote", "A[^1].\n\n[^1]: [B.]{.pull}\n", "pull-place"),
    case("note-of-a-fence", "A[^1].\n\n[^1]: ```\n    code\n    ```\n", "note-block", "note-empty"),
    case("note-of-one-word", "A[^1].\n\n[^1]: " + "n" * 1900 + "\n", typeset=True),
    case(
        "note-of-addresses",
        "A[^1].\n\n[^1]: " + "<https://a.example/b/c> " * 100 + "\n",
        typeset=True,
    ),
    case("note-of-20000-words", lambda: many(1, 20_000), "note-moved", "note-tall", late=True),
    case("notes-of-200-words", lambda: many(60, 200), "note-moved", "note-tall", late=True),
    case(
        "note-labels-that-look-alike",
        "A[^1] B[^01] C[^\N{ARABIC-INDIC DIGIT ONE}] D[^1a]."
        + "".join(f"\n\n[^{n}]: N." for n in ("1", "01", "\N{ARABIC-INDIC DIGIT ONE}", "1a")),
        typeset=True,
    ),
    case(
        "note-label-of-signs", "A[^../../x] B[^<b>]\n\n[^../../x]: C.\n\n[^<b>]: D.", typeset=True
    ),
    case("note-label-of-200", f"A[^{'l' * 200}].\n\n[^{'l' * 200}]: B.", typeset=True),
    case("note-label-of-10000", f"A[^{'l' * 10_000}].\n\n[^{'l' * 10_000}]: B.", "over-limit"),
    case("notes-5000", lambda: many(5000), "over-limit"),
    case("notes-800", lambda: many(800)),
    case(
        "notes-on-one-word",
        "A"
        + "".join(f"[^{n}]" for n in range(200))
        + "\n\n"
        + "".join(f"[^{n}]: N.\n\n" for n in range(200)),
        "note-moved",
        "note-tall",
        "note-tall",
        late=True,
    ),
    case("notes-of-many-paragraphs", "A[^1].\n\n[^1]: B.\n" + "\n    C.\n" * 30, typeset=True),
    case("notes-inline", "A^[B^[C]].", "note-inline"),
    case("definitions-in-a-quotation", "> A[^1].\n>\n> [^1]: B.\n", typeset=True),
    case("definitions-in-a-definition", "A[^1].\n\n[^1]: [^2]: B.\n", "note-block"),
    case("calls-never-closed", "[^a " * 20_000, "nesting-deep"),
)
