"""Strategies of hypothesis for what people, programs and enemies write into manuscripts."""

from __future__ import annotations

import json

from hypothesis import strategies as st

from tests.articles import random_article

SIGNS = (
    *("---", "\n", "\n  ", ": ", "- ", "[", "]", "{", "}", "*a", "&a ", "!!str ", "<<", "|\n", ">"),
    *('"', "'", "\\x", "\\ud800", "#", "%YAML 1.1", "?", ",", "~", "\t", "\r", "\x85", "\ufeff"),
    *("title", "kind", "article", "authors", "name", "reviewed", "contents", "pieces", "tides"),
)
"""What YAML and the front matter make something of, so that arbitrary text meets it often."""

FRAGMENTS = (
    *("\n", "\n\n", "\r\n", "    ", "\t", " ", "a", "word", "é", "😀", "\x00", "\x07", "\u2028"),
    *("*", "**", "_", "`", "```", "~~~", "[", "]", "(", ")", "{", "}", "<", ">", "&", "!", "#"),
    *("\\", "[^a]", "[^a]: b", "^[", "{.pull}", "{.pull #q}", "{#i}", "{.run-in}", "{lang=la}"),
    *("{turn=3}", "{turn=4}", "{.page}", "{.keep}", "::: pull", "::: pull {from=q}", ":::"),
    *("> ", "- ", "1. ", "## ", "### ", "---", "===", "--", "...", "'", '"', "Table: c"),
    *("Figure: c", "![a](figures/a.png)", "[](#i)", "[t](https://x.y)", "<https://a.b/c>"),
    *("https://x.y/z", "www.x.y", "<b>", "<!--", "-->", "&amp;", "[r]: http://x.y", "[r]", "(c)"),
    *("$", "$$", "~~", "^2^", "~2~", "[@a1]", "##a", "Table 1: c", "Fig. 2: c"),
    *("|", "| a | b |\n", "|---|--:|\n", "\\|", "{{ a }}", "{% b %}", "{# c #}"),
)
"""Whatever a rule of the markup looks for, so that rules meet."""

yaml_text = st.lists(st.sampled_from(SIGNS) | st.text(max_size=5), max_size=30).map("".join)
file_bytes = st.binary(max_size=60) | yaml_text.map(lambda t: t.encode("utf-8", "surrogatepass"))
markdown = st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join)
articles = st.integers(0, 2**32).map(random_article)

words = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=30)
values = (words | markdown | st.sampled_from(["no", "12:30", "0012", "~", "{{ a }}"])).map(
    lambda text: json.dumps(text, ensure_ascii=True)
)
"""Values in quotation marks, whatever they hold."""


@st.composite
def front_matter(draw: st.DrawFn) -> str:
    """Draw front matter with all that it needs, and values of any kind."""
    kind = draw(st.sampled_from(["interview", "interview", "article", "corrigendum", "no-kind"]))
    lines = [f"kind: {kind}", f"title: {draw(values)}", "authors:"]
    for _ in range(draw(st.integers(1, 3))):
        lines += [f"  - name: {draw(values)}", f"    bio: {draw(values)}"]
    for key in draw(st.sets(st.sampled_from(["subtitle", "short_title", "abstract", "doi"]))):
        lines.append(f"{key}: {draw(values)}")
    if draw(st.booleans()):
        lines.append(f"keywords: [{', '.join(draw(st.lists(values, min_size=1, max_size=4)))}]")
    return "\n".join(lines) + "\n"
