"""Front matter and ``issue.yaml`` that do with YAML what nobody should."""

from __future__ import annotations

from tests.hostile.case import FRONT, MASTHEAD, PLAN, Case, case, front_case, orcid, piece

LAUGHS = "a0: &a0 ha\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10)
)
TITLED = "kind: interview\nauthors: [{name: Ada Reed}]\ntitle: "


def authors(count: int) -> str:
    """Give front matter with so many authors."""
    rows = [
        f"  - {{name: Author Number {n}, bio: is a keeper., orcid: {orcid(n)}}}\n"
        for n in range(count)
    ]
    return "kind: interview\ntitle: Many\nauthors:\n" + "".join(rows)


def keywords(count: int) -> str:
    """Give front matter with so many keywords."""
    return FRONT + "keywords: [" + ", ".join(f"word {n}" for n in range(count)) + "]\n"


def issue_case(name: str, plan: str, *ends: str) -> Case:
    """Make a case of an ``issue.yaml``."""
    return Case(name, lambda: {"issue.yaml": plan, "p.md": piece("Text.")}, frozenset(ends))


CASES: tuple[Case, ...] = (
    front_case("alias", FRONT + "abstract: *a\n", "yaml-alias"),
    front_case("anchor", FRONT + "abstract: &a b\n", "yaml-alias"),
    front_case("billion-laughs", LAUGHS, "yaml-alias", "key-missing"),
    front_case("circular-alias", FRONT + "keywords: &k [*k]\n", "yaml-alias"),
    front_case("merge-key", FRONT + "<<: {lang: fr}\n", "yaml-merge"),
    front_case(
        "python-tag", FRONT + "abstract: !!python/object/apply:os.system [id]\n", "yaml-tag"
    ),
    front_case("python-name", FRONT + "abstract: !!python/name:os.system\n", "yaml-tag"),
    front_case("own-tag", FRONT + "abstract: !include /etc/passwd\n", "yaml-tag"),
    front_case("binary-tag", FRONT + "abstract: !!binary aGVsbG8=\n", "yaml-tag"),
    front_case("tag-directive", "%TAG ! tag:x,2000:\n" + FRONT, "yaml-syntax"),
    front_case("huge-number", "year: 1" + "0" * 1500 + "\n" + FRONT, "key-unknown"),
    front_case("number-as-title", TITLED + "1e999999999\n", typeset=True),
    front_case("not-a-number", TITLED + ".nan\nabstract: .inf\n", typeset=True),
    front_case("sexagesimal", TITLED + "190:20:30\n", typeset=True),
    front_case("hebrew-in-the-title", TITLED + "עליכם\n", "text-direction"),
    front_case("truth-as-title", TITLED + "no\n", typeset=True),
    front_case("duplicate-keys", FRONT + "title: B\ntitle: C\n", "yaml-duplicate"),
    front_case("documents", FRONT + "...\n%YAML 1.1\n", "yaml-syntax"),
    front_case("tabs", "kind:\tinterview\n\ttitle: a\n", "yaml-tab"),
    front_case("key-of-a-list", FRONT + "? [a, b]\n: c\n", "yaml-key"),
    front_case("deep-list", FRONT + "keywords: " + "[" * 5000 + "]" * 5000 + "\n", "yaml-deep"),
    front_case("deep-block", FRONT + "keywords: " + "- " * 500 + "a\n", "yaml-syntax"),
    front_case("open-quote", FRONT + 'abstract: "' + "a " * 500 + "\n", "yaml-syntax"),
    front_case("escaped-null", TITLED + '"a\\0b"\n', "text-control"),
    front_case("escaped-surrogate", TITLED + '"a\\ud800b"\n', "text-control"),
    front_case("escaped-beyond-unicode", TITLED + '"a\\Uffffffff"\n', "yaml-syntax"),
    front_case("empty-values", "kind:\ntitle: ~\nauthors: null\n", "yaml-empty"),
    front_case("nothing-of-it", "# nothing\n", "yaml-mapping"),
    front_case("a-list", "- a\n- b\n", "yaml-mapping"),
    front_case("never-closed", "x" * 2000 + ": [", "front-matter-open"),
    front_case("mapping-for-text", FRONT + "abstract: {a: {b: c}}\n", "value-type"),
    front_case("long-title", lambda: TITLED + "word " * 1500 + "\n", "short-title-missing"),
    front_case(
        "long-title-with-a-short-one",
        lambda: TITLED + "word " * 1500 + "\nshort_title: Words\n",
        "display-full",
        late=True,
    ),
    front_case(
        "word-of-a-title",
        lambda: TITLED + "a" * 100_000 + "\n",
        "over-limit",
        "short-title-missing",
    ),
    front_case(
        "word-of-a-name",
        lambda: f"kind: interview\ntitle: A\nauthors: [{{name: {'n' * 99_999}}}]\n",
        "over-limit",
    ),
    front_case("500-authors", lambda: authors(500), "over-limit"),
    front_case("10000-keywords", lambda: keywords(10_000), "over-limit"),
    front_case(
        "megabyte-of-yaml",
        lambda: "".join(f"k{n}: {{a: b}}\n" for n in range(60_000)),
        "over-limit",
    ),
    front_case("template-in-values", TITLED + '"{{ 7*7 }} {% raw %} {# c #}"\n', typeset=True),
    front_case("html-in-values", TITLED + "'<script>alert(1)</script>'\n", "raw-html"),
    front_case(
        "html-in-names",
        "kind: interview\ntitle: A\nauthors:\n"
        "  - {name: '</title><img src=x onerror=y>', affiliation: '\"><b>'}\n",
        typeset=True,
    ),
    front_case(
        "style-in-title", TITLED + "'\"} @import url(file:///etc/passwd); {'\n", typeset=True
    ),
    front_case("note-in-title", TITLED + "'A[^1]'\n", "note-place"),
    front_case("figure-in-title", TITLED + "'![a](figures/a.png)'\n", "figure-inline"),
    front_case(
        "link-in-title", TITLED + "'[a](javascript:alert(1))'\n", "link-place", "link-scheme"
    ),
    front_case(
        "email-with-a-newline",
        'kind: interview\ntitle: A\nauthors: [{name: A, email: "a@b.org\\nBcc: c@d.org"}]\n',
        "email-form",
    ),
    front_case("language-of-a-path", FRONT + "lang: ../../etc\n", "lang-form"),
    front_case("unknown-language", FRONT + "lang: zz-Qaaa-x-y\n", typeset=True),
    front_case("kind-of-a-path", FRONT.replace("interview", "../../../etc/passwd"), "value-choice"),
    case("fence-in-the-text", "Text.\n\n---\n\ntitle: B\n\n---\n", typeset=True),
    issue_case("issue-is-empty", "", "yaml-mapping"),
    issue_case("issue-is-garbage", "\x00\x01]]: {%", "text-control"),
    issue_case("issue-laughs", LAUGHS + PLAN, "yaml-alias"),
    issue_case(
        "year-of-many-digits", PLAN.replace("2022\ndate", "9" * 900 + "\ndate"), "value-range"
    ),
    issue_case(
        "volume-of-many-digits", PLAN.replace("volume: 3", "volume: " + "3" * 500, 1), "value-range"
    ),
    issue_case("day-that-is-not", PLAN.replace("2022-07-01", "2022-02-30"), "date-bad"),
    issue_case(
        "contents-lead-out",
        MASTHEAD + "contents:\n  - pieces: [../x, /etc/passwd, p]\n",
        "piece-name",
    ),
    issue_case(
        "contents-of-a-thousand",
        MASTHEAD
        + "contents:\n  - pieces: ["
        + ", ".join(["p"] + [f"q{n}" for n in range(999)])
        + "]\n",
        "over-limit",
    ),
    issue_case("reserved-name", MASTHEAD + "contents:\n  - pieces: [cover, p]\n", "piece-reserved"),
    issue_case(
        "template-in-the-plan", PLAN.replace("Ports & Tides", "'{{ self }} {% include \"x\" %}'")
    ),
    issue_case(
        "call-of-headings",
        PLAN.replace("Send *new* work:", "## A\n\n    ![x](figures/x.png)"),
        "figure-missing",
    ),
    issue_case("notice-of-notes", PLAN.replace("the authors' own", "x[^1]"), "note-place"),
)
