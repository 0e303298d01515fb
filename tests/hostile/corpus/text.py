"""Markdown that is deep, long, wide, or in a language of its own."""

from __future__ import annotations

from tests.hostile.case import Case, case

TABLE = "| a | b |\n| - | - |\n"


def nested_list(levels: int) -> str:
    """Give a list in a list in a list."""
    return "".join("  " * level + "- item\n" for level in range(levels))


def table(rows: int, columns: int = 2) -> str:
    """Give a table of so many rows under its head."""
    head = "| h " * columns + "|\n" + "| - " * columns + "|\n"
    return head + ("| c " * columns + "|\n") * rows


CASES: tuple[Case, ...] = (
    case("deep-quotes", "> " * 5000 + "a", "nesting-deep"),
    case("deep-quotes-of-many-lines", ("> " * 60 + "a\n") * 200, "nesting-deep"),
    case("deep-lists", nested_list(200), "nesting-deep"),
    case("deep-list-on-a-line", "- " * 3000 + "a", "nesting-deep"),
    case("deep-list-of-numbers", "1. " * 3000 + "a", "nesting-deep"),
    case("as-deep-as-may-be", nested_list(9), typeset=True),
    case("deep-emphasis", "*" * 900 + "a" + "*" * 900, "nesting-deep"),
    case("alternating-emphasis", "*_" * 3000 + "a" + "_*" * 3000, "over-limit"),
    case("emphasis-never-closed", "*a " * 20_000),
    case("emphasis-of-every-kind", "*a **b _c __d " * 4000),
    case("deep-brackets", "[" * 20_000, "over-limit"),
    case("deep-brackets-closed", "[" * 900 + "a" + "]" * 900, "nesting-deep"),
    case("open-brackets-apart", "[ " * 10_000, "nesting-deep"),
    case("images-never-closed", "![" * 900, "nesting-deep"),
    case("links-in-links", "[" * 60 + "a" + "](https://a.b)" * 60, "nesting-deep"),
    case("parentheses-in-a-link", "[a](" + "(" * 900 + ")" * 900 + ")", typeset=True),
    case("spans-in-spans", "[" * 15 + "a" + "]{lang=la}" * 15, typeset=True),
    case("backticks-of-every-length", " ".join("`" * n for n in range(1, 200))),
    case("backticks-never-closed", "`a " * 10_000),
    case("entities", "&amp;" * 1500, "over-limit"),
    case("entities-of-nothing", "&#x0; &#xD800; &#x110000; &#99999999; &nosuch; &lt;b&gt;"),
    case("backslashes", "\\" * 1500 + " \\* \\[ \\\\"),
    case("smart-quotes", "\"a' " * 3000),
    case("dashes", "a -- b --- c ... " * 5000),
    case("autolinks", "https://a.example/" + "b/" * 900 + " " + "www.a.example " * 2000),
    case("autolink-of-brackets", "<https://" + "a" * 900 + " " + "<https://" * 200),
    case(
        "reference-labels",
        "\n".join(f"[r{n}]: https://a.example/{n}" for n in range(3000)),
        "link-unused",
    ),
    case("reference-to-itself", "[a][a]\n\n[a]: #a", "reference-unknown"),
    case(
        "references-in-a-circle",
        "## One {#one}\n\nSee [](#two).\n\n## Two {#two}\n\nSee [](#one).",
        typeset=True,
    ),
    case("setext-storm", "a\n===\n" * 500, "heading-setext"),
    case("headings-storm", "## Heading\n\nText.\n\n" * 1500),
    case(
        "headings-of-every-level",
        "".join("#" * n + " a\n\n" for n in range(1, 12)),
        "heading-level",
    ),
    case("rules-storm", "* * *\n\n" * 3000),
    case("fences-never-closed", "```\n" * 501, "code-unclosed"),
    case("code-of-one-line", "```\n" + "x" * 1900 + "\n```", typeset=True),
    case("code-of-long-lines", "```\n" + ("x " * 900 + "\n") * 20 + "```"),
    case("containers-storm", "::: pull\na\n:::\n\n" * 300, "pull-homeless", late=True),
    case(
        "containers-in-containers",
        "::: pull\n" * 50 + "a\n" + ":::\n" * 50,
        "container-stray",
        "container-unclosed",
    ),
    case("containers-never-closed", "::: pull\na\n\n" * 50, "container-unclosed"),
    case("attributes-storm", "{.keep}\n" * 2000 + "a"),
    case("attributes-of-nonsense", '[a]{onclick=x style="a:b" #1 .x =}{{}}{', "attribute-invalid"),
    case("event-attributes", "[a]{onclick=alert(1)}", "attribute-unknown"),
    case("style-attribute", '[a]{style="background:url(file:///etc/passwd)"}', "attribute-unknown"),
    case("ids-storm", "".join(f"[a]{{#i{n}}} " for n in range(2000))),
    case("id-of-a-path", "[a]{#../../x}", "attribute-invalid"),
    case("turns-storm", "".join(f"a{{turn={n}}} " for n in range(1, 1000))),
    case("turn-of-a-huge-number", "a{turn=99999999999999999999}", "turn-invalid"),
    case("script", "<script>alert(1)</script>", "raw-html"),
    case("html-of-styles", "<style>@import url(file:///etc/passwd)</style>", "raw-html"),
    case("html-comments-storm", "<!-- " * 20_000, "comment-unclosed"),
    case("html-link-attachment", '<link rel=attachment href="file:///etc/passwd">', "raw-html"),
    case("html-iframe", '<iframe src="http://127.0.0.1/"></iframe>', "raw-html"),
    case("html-object", '<object data="file:///etc/passwd"></object>', "raw-html"),
    case("html-base", '<base href="http://127.0.0.1/">', "raw-html"),
    case("template-variable", "{{ 7 * 7 }} {{ self.__class__ }} {{ part.frame }}", typeset=True),
    case(
        "template-statement",
        '{% include "/etc/passwd" %} {% for a in b %}{% endfor %}',
        typeset=True,
    ),
    case("template-comment", "{# nothing #}"),
    case(
        "template-in-code",
        "`{{ 7 * 7 }}` and `{% raw %}`\n\n```\n{{ 7 * 7 }}{# c #}\n```",
        typeset=True,
    ),
    case("template-in-escapes", "\\{\\{ 7 * 7 \\}\\} \\{% x %\\}", typeset=True),
    case("format-strings", "%s %(a)s {0} {a.__class__} ${x} $(id) `id` %n", typeset=True),
    case("ten-thousand-rows", lambda: table(10_000), "over-limit"),
    case("eight-hundred-rows", lambda: table(800)),
    case("a-thousand-columns", lambda: table(3, 1000), "over-limit"),
    case("a-wide-table", lambda: table(20, 30)),
    case("table-of-a-ragged-edge", TABLE + "| a |\n| a | b | c |\n", "table-ragged"),
    case("table-of-pipes", TABLE + "|" * 900, "table-ragged"),
    case("tables-storm", (TABLE + "| a | b |\n\n") * 400),
    case("table-of-tables", TABLE + "| " + "\\| " * 400 + " | b |\n"),
    case("word-of-a-table", TABLE + "| " + "x" * 1900 + " | b |\n"),
    case("word-of-100000", "a" * 100_000, "over-limit"),
    case("word-as-long-as-may-be", "a" * 2000, typeset=True),
    case("words-as-long-as-may-be", ("a" * 1900 + " ") * 200),
    case("word-of-hyphens", "-" * 1999),
    case("hyphenated-word", "well-" * 390 + "known", typeset=True),
    case("heading-of-one-word", "## " + "b" * 1500, typeset=True),
    case("quotation-of-one-word", "> " + "c" * 1500),
    case(
        "pull-quote-of-one-word",
        "::: pull\n" + "d" * 1000 + "\n:::\n\n" + "Text. " * 200,
        late=True,
    ),
    case("caption-of-one-word", "Table: " + "e" * 1500 + "\n\n" + TABLE + "| a | b |\n"),
    case("a-hundred-thousand-words", "word " * 100_000, "over-limit"),
    case("one-paragraph", "A word and another one. " * 4000),
    case("one-line-a-word", "word\n" * 20_000),
    case("blank-lines", "\n" * 500_000 + "a"),
    case("spaces", " " * 500_000 + "a"),
    case("many-tabs", "\t" * 5000 + "a\n" + "a\t" * 5000),
    case("megabyte", "word and " * 130_000, "over-limit"),
    case("hard-breaks", "a  \n" * 1500),
    case("one-letter-paragraphs", "a\n\n" * 3000),
    case("javascript-link", "[a](javascript:alert(1))", "link-scheme"),
    case(
        "javascript-link-in-disguise",
        "[a](JaVaScRiPt&colon;alert(1)) [b](java%0ascript:x)",
        "link-scheme",
    ),
    case("vbscript-link", "<vbscript:msgbox>", "link-scheme"),
    case("data-link", "[a](data:text/html;base64,PHNjcmlwdD4=)", "link-scheme"),
    case("file-link", "[a](file:///etc/passwd)", "link-scheme"),
    case("file-link-in-brackets", "<file:///etc/passwd>", "link-scheme"),
    case("path-link", "[a](/etc/passwd) [b](../../x)", "link-scheme"),
    case("unc-link", "[a](\\\\\\\\host\\\\share) [b](//host/share)", "link-scheme"),
    case("link-with-a-quote", '[a](https://a.b/"onmouseover="x) <https://a.b/\'%22>', typeset=True),
    case("link-of-brackets", "[a](https://[::1]/x) <https://[bad/>"),
    case("link-to-another-part", "[a](#cover) [b](#p) [c](#p.note-1)", "reference-unknown"),
)
