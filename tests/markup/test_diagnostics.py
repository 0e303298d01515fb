"""Every message: what trips it and where, and what comes close and does not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from galley import markup
from galley.errors import Severity
from tests.markup.pieces import diagnostics, found, marked

NOTE = "\n\n[^a]: A."
LONG = "a" * 360
# Code, place, the text that trips it, and one that does not.
CASES = [
    ("address-space", "1:16", "At <https://x.y /z>", "At <https://x.y/z>"),
    ("address-space", "1:19", "At [z](https://x.y /z)", "At [z](https://x.y/z) (a b)"),
    ("attribute-invalid", "1:6", "a [b]{c d}", "a [b] {c d}"),
    ("attribute-invalid", "1:10", "::: pull from\nA.\n:::", "::: pull\nA.\n:::"),
    ("attribute-stray", "1:3", "a {.keep} b", "a \\{.keep} b"),
    ("attribute-stray", "3:2", "a\n\n{.keep}", "{.keep}\na"),
    ("attribute-stray", "1:2", "{.keep}\n{turn=3}", "{.keep}\n{turn=3} a"),
    ("attribute-unknown", "1:7", "a [b]{.keep}", "a [b]{#keep}"),
    ("attribute-unknown", "1:7", "a [b]{style=c}", "a [b]{lang=fr}"),
    ("attribute-unknown", "1:7", "a [b]{onclick=c}", "a [b]{lang=fr}"),
    ("attribute-unknown", "1:8", "{.keep .kep}\na", "{.keep .loosen}\na"),
    ("attribute-unknown", "1:5", "[b]{.page}", "[](#c){.page}[d]{#c}"),
    ("caption-empty", "1:1", "Table: {#a}\n\n| b |\n| - |", "Table: a\n\n| b |\n| - |"),
    ("caption-form", "1:1", "Table 1: a\n\n| b |\n| - |", "Table 1 shows a.\n\n| b |\n| - |"),
    ("caption-form", "4:1", "| b |\n| - |\n\n**Table:** a", "| b |\n| - |\n\nTables: a"),
    ("caption-form", "4:1", "| b |\n| - |\n\nTABLE 2.1 – a", "| b |\n| - |\n\nTable-like: a"),
    ("caption-form", "3:1", "![a](figures/a.png)\n\nFig. 2: b", "![a](figures/a.png)\n\nFig. b: c"),
    ("caption-form", "1:1", "Figure 1. b\n\n![a](figures/a.png)", "Figure 1. b\n\n| c |\n| - |"),
    ("caption-form", "1:1", "table: a\n\n| b |\n| - |", "table: a\n\nTable: a\n\n| b |\n| - |"),
    ("caption-stray", "1:1", "Table: a\n\nb\n\n| c |\n| - |", "Table a\n\nb"),
    ("caption-stray", "4:1", "| c |\n| - |\n\nFigure: a", "| c |\n| - |\n\nTable: a"),
    ("caption-stray", "6:1", "Table: a\n\n| c |\n| - |\n\nTable: a", "Table: a\n\n| c |\n| - |"),
    ("text-control", "2:2", "a\nb\x07c", "a\nb\tc"),
    ("text-direction", "2:3", "a\n*b\u05d0\u05d1* \u05d0", "a<!-- \u05d0 -->"),
    ("text-direction", "1:3", "a \u202eb", "a \u202a\u200eb\u202c"),
    ("text-direction", "3:9", "a[^a]\n\n[^a]: Ab\u0634", "[^\u0661]\n\n[^\u0661]: A"),
    ("text-direction", "4:6", "> - ~~~\n>   a\n>\n>   b\u0627\n>   ~~~", "~~~\u0627\na\n~~~"),
    ("text-direction", "1:2", "`\ufdfa`", "![\ufdfa](figures/a.png)"),
    ("text-direction", "1:2", "a&#x5d0;", "[a](https://\u05d0.example)"),
    ("code-unclosed", "3:3", "a\n\n  ```\nb", "a\n\n  ```\nb\n```"),
    ("comment-unclosed", "1:3", "a <!-- b\n\nc -->", "a <!-- b\nc -->"),
    ("container-stray", "3:1", "a\n\n:::\n", "::: pull\na\n:::\n"),
    ("container-unclosed", "1:1", "::: pull\na", "::: pull\na\n:::"),
    ("container-unknown", "1:5", "::: pul\na\n:::", "::: pull\na\n:::"),
    ("emphasis-open", "1:3", "a *b and c", "a* b and c**"),
    ("emphasis-open", "1:1", "*a and **b", "*Ada Reed is a fellow"),
    ("emphasis-open", "1:2", "(**a and b)", "(\\*\\*a and b), a * b, *.doc, `*a`"),
    ("emphasis-open", "1:1", "**a* b", "**a *b***"),
    ("emphasis-open", "1:3", "*a** b", "a**b 5*3"),
    ("emphasis-open", "3:7", "a[^a]\n\n[^a]: *Ibid., p. 3", "a[^a]\n\n[^a]: *Ibid.*, p. 3"),
    ("figure-alt", "1:1", "![](figures/a.png)", "![a](figures/a.png)"),
    ("figure-alt", "1:4", "![a{turn=3}](figures/a.png)", "![a *b*](figures/a.png)"),
    ("figure-inline", "1:3", "a ![a](figures/a.png)", "![a](figures/a.png)"),
    ("figure-kind", "1:1", "![a](figures/a.pdf)", "![a](figures/a.PNG)"),
    ("figure-path", "1:1", "![a](a.png)", "![a](figures/b/a.png)"),
    ("figure-path", "1:1", "![a](figures/../a.png)", "![a](figures/a..png)"),
    ("figure-path", "1:1", "![a](https://x.y/figures/a.png)", "![a](figures/a.png)"),
    ("figure-path", "1:1", "![a](/figures/a.png)", "![a](figures/a.png)"),
    ("heading-empty", "1:1", "##", "##a"),
    ("heading-level", "1:1", "# a", "## a"),
    ("heading-level", "3:1", "## a\n\n#### b", "## a\n\n### b"),
    ("heading-place", "1:3", "> ## a", "> a"),
    ("heading-setext", "1:1", "a\n===", "a\n\n==="),
    ("heading-setext", "1:1", "a\n---", "a\n\n---"),
    ("heading-skip", "1:1", "### a\n\n## b", "## a\n\n### b"),
    ("heading-space", "1:1", "##a", "#a"),
    ("heading-space", "2:1", "a\n###b\nc", "a\n\\###b\nc ##d"),
    ("heading-space", "1:1", "##a", "```\n##a\n```"),
    ("id-duplicate", "4:4", "{#a}\nb\n\n[]{#a}", "{#a}\nb\n\n[]{#b}"),
    ("id-invalid", "1:5", "[a]{#3a}", "[a]{#a3}"),
    ("id-reserved", "1:5", "[a]{#block-3}", "[a]{#block-a}"),
    ("lang-invalid", "1:5", "[a]{lang=Latin}", "[a]{lang=la}"),
    ("link-place", "1:4", "[a <https://x.y>](https://x.y)", "[a https://x.y](https://x.y)"),
    ("link-scheme", "1:3", "a [b](javascript:c)", "a [b](https://c)"),
    ("link-scheme", "1:3", "a [b](file:///c)", "a [b](http://c)"),
    ("link-scheme", "1:3", "a [b](c.html)", "a [b](mailto:c@d.e)"),
    ("link-scheme", "1:3", "a <ftp://c.de>", "a <https://c.de>"),
    ("link-title", "1:1", '[a](https://x.y "b")', "[a](https://x.y)"),
    ("link-title", "1:1", '![a](figures/a.png "b")', "![a](figures/a.png)"),
    ("link-unused", "3:1", "a\n\n[b]: https://x.y", "[b]\n\n[b]: https://x.y"),
    ("list-number", "2:1", "1. a\n3. b", "1. a\n1. b"),
    ("markup-untaken", "1:3", "a $x^2$ b", "a $5 and $6 b"),
    ("markup-untaken", "1:1", "$n$", "US$5 or A$6, in A$ (US$) and ($)"),
    ("markup-untaken", "1:3", "a $\\alpha + 1$ b", "a $5m (A$), $5/$6, $5–$6"),
    ("markup-untaken", "1:1", "$2 + x = 4$", "\\$x^2\\$ `$x^2$` <https://x.y/$x^2$>"),
    ("markup-untaken", "1:1", "$$\nE = mc^2\n$$", "a $$ for b $$ more"),
    ("markup-untaken", "1:3", "a ~~*b* c~~ d", "a \\~~b~~ `~~c~~`\n\n~~~\n~~d~~\n~~~"),
    ("markup-untaken", "1:2", "x^2^ y", "x^2, x\\^2\\^, ^_^ and ^^"),
    ("markup-untaken", "1:3", "a.^12^ b", "a.[^12]\n\n[^12]: c"),
    ("markup-untaken", "1:2", "H~2~O", "~5 and ~6, https://x.y/~a~/"),
    ("markup-untaken", "1:3", "a [@lind2020] b", "a [@lind2020](https://x.y) b"),
    ("markup-untaken", "1:3", "a [see @lind2020, p. 3] b", "a [see a@lind2020.example] b"),
    ("markup-untaken", "1:3", "a [-@lind] b", "a \\[@lind2020] b"),
    ("nesting-deep", "1:22", "[" * 30 + "]" * 30, "[" * 20 + "]" * 20),
    ("nesting-deep", "1:21", ">" * 30 + "a", ">" * 19 + "a"),
    ("note-block", "5:5", "a[^a]\n\n[^a]: A.\n\n    - b", "a[^a]\n\n[^a]: A.\n\n    b"),
    ("note-duplicate", "5:1", f"a[^a]{NOTE}{NOTE}", f"a[^a]{NOTE}"),
    ("note-empty", "3:1", "a[^a]\n\n[^a]:", "a[^a]\n\n[^a]:\n    b"),
    ("note-inline", "1:2", "a^[b]", "a^\\[b]"),
    ("note-label", "1:2", "a[^a b]", "a\\[^a b]"),
    ("note-label", "1:2", "a[^]", "a[]"),
    ("note-lazy", "4:1", f"a[^a]{NOTE}\nb", f"a[^a]{NOTE}\n    b"),
    ("note-nested", "3:8", "a[^a]\n\n[^a]: A[^b]\n\n[^b]: B", "a[^a]\n\n[^a]: A\\[^b]"),
    ("note-place", "1:5", f"## a[^a]{NOTE}", f"a[^a]{NOTE}"),
    ("note-place", "3:7", f"| a |\n| - |\n| \\| b[^a] |{NOTE}", f"a[^a]{NOTE}"),
    ("note-place", "1:9", f"Table: a[^a]\n\n| b |\n| - |{NOTE}", f"a[^a]{NOTE}"),
    ("note-place", "1:3", f"[a[^a]](https://x.y){NOTE}", f"[a](https://x.y)[^a]{NOTE}"),
    ("note-place", "2:2", f"::: pull\na[^a]\n:::{NOTE}", f"[a[^a]]{{.pull}}{NOTE}"),
    ("note-recalled", "1:8", f"a[^a] b[^a]{NOTE}", f"a[^a]{NOTE}"),
    ("note-space", "2:3", f"a\nb [^a]{NOTE}", f"a\nb[^a]{NOTE}"),
    ("note-undefined", "1:2", "a[^b]", "a[b]"),
    ("note-unused", "3:1", f"a{NOTE}", f"a[^a]{NOTE}"),
    ("over-limit", "1:3", f"a {2001 * 'b'}", f"a {2000 * 'b'}"),
    ("over-limit", "3:1", "a\n\n" + "| b |\n" * 1003, "a\n\n| b |\n| - |\n" + "| b |\n" * 1000),
    ("pull-block", "2:1", "::: pull\n- a\n:::", "::: pull\na\n\nb\n:::"),
    ("pull-both", "3:1", "[a]{.pull #b}\n\n::: pull {from=b}\nc\n:::", "[a]{.pull #b}"),
    ("pull-empty", "1:1", "::: pull\n:::", "::: pull\na\n:::"),
    ("pull-long", "1:1", f"[{LONG}b]{{.pull}}", f"[{LONG}]{{.pull}}"),
    ("pull-nested", "1:4", "[a [b]{.pull}]{.pull}", "[a [b]{lang=fr}]{.pull}"),
    ("pull-place", "1:4", "## [a]{.pull}", "[a]{.pull}"),
    ("pull-place", "3:3", "- a\n\n  ::: pull\n  b\n  :::", "- a\n\n::: pull\nb\n:::"),
    ("pull-twice", "6:11", "[a]{.pull #b}" + "\n\n::: pull {from=b}\n:::" * 2, "[a]{.pull #b}"),
    ("pull-unknown", "3:11", "[a]{.pull #b}\n\n::: pull {from=c}\n:::", "[a]{.pull #b}"),
    ("pull-unknown", "3:11", "[a]{#b}\n\n::: pull {from=b}\n:::", "[a]{#b}"),
    ("quote-attribution", "2:3", "> a\n> --- b", "> a\n>\n> --- b"),
    ("raw-html", "1:3", "a <br/> b", "a \\<br/> b"),
    ("raw-html", "2:1", "a\n</div>", "a\n< /div>"),
    ("reference-page", "1:1", "[b](#a){.page}[]{#a}", "[](#a){.page}[]{#a}"),
    ("reference-unknown", "1:3", "a [](#b)", "a [](#b){.page} []{#b}"),
    ("reference-words", "1:1", "[](#a)[b]{#a}", "[c](#a)[b]{#a}"),
    ("run-in-place", "1:3", "a [b]{.run-in}", "[b]{.run-in} a"),
    ("run-in-place", "1:4", "## [b]{.run-in}", "- [b]{.run-in}"),
    ("table-ragged", "3:1", "| a | b |\n| - | - |\n| c |", "| a | b |\n| - | - |\n| c | |"),
    ("table-ragged", "3:7", "| a |\n| - |\n| c | d |", "| a |\n| - |\n| c \\| d |"),
    ("table-row", "3:1", "| a | b |\n| - | - |\nTable: c", "| a |\n| - |\n\nTable: c"),
    ("table-rule", "1:1", "| a | b |\n| c | d |", "| a | b |\n| - | - |\n| c | d |"),
    ("table-rule", "2:3", "a\n  | b |\n| c |", "a\n| b |\n\n| c |"),
    ("table-rule", "1:1", "| a | b |\n| - |\n| c | d |", "| a | b \\|\n| c | d \\|"),
    ("turn-duplicate", "1:11", "a{turn=3} {turn=3}", "a{turn=3} {turn=4}"),
    ("turn-invalid", "1:2", "a{turn=iv}", "a{turn=4}"),
    ("turn-invalid", "1:2", "a{turn = 4}", "a{turn=4}"),
    ("turn-order", "3:1", "a{turn=4}\n\n{turn=3}", "a{turn=4}\n\n{turn=5}"),
    ("turn-place", "1:13", "<https://x.y{turn=3}>", "<https://x.y>{turn=3}"),
    ("turn-place", "2:2", "::: pull\na{turn=3}\n:::", "::: pull\na\n:::\n\n{turn=3}"),
]
# Raised for the values of the front matter alone: see test_marked.
OF_VALUES = {"id-place", "reference-place"}
# Needs a folder: see test_figures.
OF_FILES = {"figure-missing", "file-outside"}


@pytest.mark.parametrize(("code", "place", "text", "near"), CASES)
def test_message(code: str, place: str, text: str, near: str) -> None:
    assert found(text)[0] == f"{place} {code}"
    assert not any(line.endswith(f" {code}") for line in found(near))


ONCE = {
    "$x^2+y^2$ and ~~a^b^~~": ["1:1 markup-untaken", "1:15 markup-untaken"],
    "a *b and **c": ["1:3 emphasis-open", "1:10 emphasis-open"],
    "| a |\n| b |\n| c |": ["1:1 table-rule"],
    "| a |\n| - |\n\nTable 1: b\n\n| c |\n| - |": ["4:1 caption-form"],
    "a x^2^ ![b](figures/b.png)": ["1:4 markup-untaken", "1:8 figure-inline"],
    "H~2~O is not CO~2~.": ["1:2 markup-untaken", "1:16 markup-untaken"],
}


@pytest.mark.parametrize(("text", "told"), ONCE.items())
def test_what_prints_as_it_stands_is_told_once(text: str, told: list[str]) -> None:
    assert found(text) == told


def test_a_slip_is_told_in_the_words_of_the_text() -> None:
    first, second = diagnostics("| a | b |\n| - |\n| c | d |\n\n##Head `x`")
    assert "has 2 cells and the line of hyphens 1" in first.message
    assert first.hint == "write | --- | --- | under the first row"
    assert "“##Head …”" in second.message
    assert first.severity is second.severity is Severity.WARNING


def test_each_block_in_a_script_that_is_not_set_is_told_once() -> None:
    text = "\u05d0\u05d1 \u05d0\n\n| \u0634\u0634 |\n| - |\n| \u202e\u202e |"
    assert found(text) == ["1:1 text-direction", "3:3 text-direction", "5:3 text-direction"]
    letter, _, control = diagnostics(text)
    assert "\u05d0”, U+05D0, is of a script that runs from right to left" in letter.message
    assert control.message.startswith("U+202E turns the text")
    assert (letter.hint, control.hint) == ("write the words in Latin letters", "delete it")


def test_a_caption_is_known_by_the_word_of_the_language() -> None:
    rows = "\n\n| b |\n| - |"
    assert [d.code for d in marked(f"Tabelle 1: a{rows}", lang="de").diagnostics] == [
        "caption-form"
    ]
    assert found(f"Tabelle 1: a{rows}") == []


def test_every_code_has_its_case() -> None:
    sources = Path(markup.__file__).parent.rglob("*.py")
    written = "".join(path.read_text("utf-8") for path in sources)
    codes = set(re.findall(r'(?:error|warn)\(\s*"([a-z-]+)"', written))
    codes |= set(re.findall(r': "([a-z-]+-(?:place|nested))"', written))
    assert codes == {code for code, *_ in CASES} | OF_VALUES | OF_FILES
