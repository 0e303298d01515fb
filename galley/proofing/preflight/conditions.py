"""The conditions that a file is held against: one a row, with the numbers that they go by.

``Matterhorn`` is the Matterhorn Protocol 1.1 of the PDF Association, which lists how a file
can fail ISO 14289-1 (PDF/UA-1); ``ISO 19005-3`` is PDF/A-3, ``ISO 15930-7`` PDF/X-4. What
no standard asks for, but this house does, is ``house``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from galley.kinds import FileKind
from galley.proofing.preflight.kinds import ALL, ARCHIVED, PRINTED, TAGGED

EMBEDDING = "Matterhorn 31-009; ISO 19005-3, 6.2.11.4.1; ISO 15930-7"


class Condition(NamedTuple):
    """A row: a stable code, the standards' numbers, the kinds it is asked of, and two lines.

    ``says`` is how a file fails it, ``hint`` what to do then.
    """

    code: str
    number: str
    kinds: frozenset[FileKind]
    says: str
    hint: str


FILE = (
    Condition(
        "preflight-encrypted",
        "ISO 15930-7; ISO 19005-3, 6.1.3",
        PRINTED | ARCHIVED,
        "the file is encrypted",
        "save it without a password",
    ),
    Condition(
        "preflight-extraction",
        "Matterhorn 26-002",
        TAGGED - ARCHIVED,
        "the file is encrypted and forbids assistive software to read it",
        "save it without a password",
    ),
    Condition(
        "preflight-id",
        "ISO 15930-7; ISO 19005-3, 6.1.3",
        PRINTED | ARCHIVED,
        "the trailer has no ID",
        "write one, made of the content",
    ),
    Condition(
        "preflight-external",
        "ISO 19005-3, 6.1.7.1",
        ARCHIVED,
        "the data of a stream are in another file",
        "embed them",
    ),
    Condition(
        "preflight-filter",
        "ISO 19005-3, 6.1.7.2",
        ARCHIVED,
        "a stream is compressed by LZW",
        "compress it by Flate",
    ),
    Condition(
        "preflight-javascript",
        "ISO 19005-3, 6.5.1; ISO 15930-7; house",
        ALL,
        "the file holds JavaScript",
        "take it out",
    ),
    Condition(
        "preflight-action",
        "ISO 19005-3, 6.5.1",
        ARCHIVED,
        "an action is of a type that an archive may not have",
        "use links within the file and web addresses only",
    ),
    Condition(
        "preflight-trigger",
        "ISO 19005-3, 6.5.2",
        ARCHIVED,
        "the catalogue or a page has actions that begin by themselves",
        "take out its /AA",
    ),
    Condition(
        "preflight-xfa",
        "Matterhorn 25-001",
        TAGGED,
        "the file has an XFA form that must be rendered dynamically",
        "take out the form",
    ),
    Condition(
        "preflight-reference",
        "Matterhorn 30-001; ISO 19005-3, 6.2.9",
        TAGGED,
        "a form refers to a page of another file",
        "embed the page itself",
    ),
    Condition(
        "preflight-form-reused",
        "Matterhorn 30-002",
        TAGGED,
        "a form with marked content is drawn more than once",
        "draw it once, or mark it where it is drawn",
    ),
    Condition(
        "preflight-layer-name",
        "Matterhorn 20-001, 20-002",
        TAGGED,
        "a configuration of layers has no name",
        "name it",
    ),
    Condition(
        "preflight-layer-automatic",
        "Matterhorn 20-003",
        TAGGED,
        "layers are switched automatically",
        "take out the /AS of their configuration",
    ),
    Condition(
        "preflight-limit",
        "ISO 19005-3, 6.1.13",
        ARCHIVED,
        "a string, name, number, page or nesting is beyond what readers must take",
        "write it shorter, or in parts",
    ),
    Condition(
        "preflight-resources",
        "ISO 19005-3, 6.2.2",
        ARCHIVED,
        "a page or form uses resources that are not its own",
        "give it its own /Resources",
    ),
    Condition(
        "preflight-alternate",
        "ISO 19005-3, 6.2.8; ISO 19005-3, 6.2.9",
        ARCHIVED,
        "a form or picture has another in its place for some devices, or is PostScript",
        "draw the one that is meant",
    ),
    Condition(
        "preflight-presentation",
        "ISO 19005-3, 6.10; ISO 19005-3, 6.11",
        ARCHIVED,
        "the file has presentations, or asks something of its reader",
        "take out /AlternatePresentations, /PresSteps and /Requirements",
    ),
)

PAGES = (
    Condition(
        "preflight-box-trim",
        "ISO 15930-7",
        PRINTED,
        "a page has no TrimBox",
        "write it",
    ),
    Condition(
        "preflight-box-nesting",
        "ISO 15930-7; ISO 32000-1, 14.11.2",
        ALL,
        "a page's boxes do not lie in one another: trim in bleed in media",
        "write each box inside the next larger",
    ),
    Condition(
        "preflight-bleed",
        "house",
        PRINTED,
        "a page has less than 3 mm of bleed on a side",
        "set the pages with 3 mm of bleed",
    ),
    Condition(
        "preflight-page-size",
        "house",
        ALL - {FileKind.COVER},
        "a page is not of the size of the others, or of the issue's trim",
        "look at the @page rules of the part that it is of",
    ),
    Condition(
        "preflight-page-blank",
        "house",
        ALL,
        "a page draws something, and nothing of it is seen",
        "look for white on white, or what lies off the page",
    ),
    Condition(
        "preflight-text-unread",
        "house",
        ALL,
        "another reader, PDFium, finds no text on a page that shows some",
        "look at the fonts of the page",
    ),
    Condition(
        "preflight-label-none",
        "house",
        TAGGED,
        "the pages have no labels",
        "write /PageLabels",
    ),
    Condition(
        "preflight-label-twice",
        "house",
        TAGGED,
        "two pages have the same label",
        "look at the ranges of /PageLabels",
    ),
    Condition(
        "preflight-label-folio",
        "house",
        TAGGED,
        "a page is numbered otherwise than it is labelled",
        "look at the ranges of /PageLabels",
    ),
)

FONTS = (
    Condition(
        "preflight-font-embedded",
        EMBEDDING,
        ALL,
        "a font is not in the file, or damaged",
        "embed it",
    ),
    Condition(
        "preflight-font-registry",
        "Matterhorn 31-001",
        TAGGED,
        "a font and its encoding name different registries",
        "let the /CIDSystemInfo of both agree",
    ),
    Condition(
        "preflight-font-ordering",
        "Matterhorn 31-002",
        TAGGED,
        "a font and its encoding name different orderings",
        "let the /CIDSystemInfo of both agree",
    ),
    Condition(
        "preflight-font-supplement",
        "Matterhorn 31-003",
        TAGGED,
        "a font has a lower supplement than its encoding",
        "let the /CIDSystemInfo of both agree",
    ),
    Condition(
        "preflight-font-map-form",
        "Matterhorn 31-004",
        TAGGED,
        "a font's CIDToGIDMap is neither a stream nor Identity",
        "write Identity, or the map",
    ),
    Condition(
        "preflight-font-map-none",
        "Matterhorn 31-005",
        TAGGED,
        "a font has no CIDToGIDMap",
        "write Identity, or the map",
    ),
    Condition(
        "preflight-font-encoding",
        "Matterhorn 31-006",
        TAGGED,
        "a font's encoding is neither predefined nor in the file",
        "use Identity-H",
    ),
    Condition(
        "preflight-glyph-missing",
        "Matterhorn 31-011; ISO 19005-3, 6.2.11.4.1",
        ALL,
        "a font lacks a glyph that is shown",
        "embed the glyph, or set the character in another face",
    ),
    Condition(
        "preflight-glyph-width",
        "Matterhorn 31-016; ISO 19005-3, 6.2.11.5",
        TAGGED,
        "a glyph's width in the file and in its font differ",
        "write the widths of the font that is embedded",
    ),
    Condition(
        "preflight-glyph-notdef",
        "Matterhorn 31-030; ISO 19005-3, 6.2.11.8",
        ALL,
        "the glyph that stands for missing ones is shown",
        "set the character in a face that has it",
    ),
    Condition(
        "preflight-unicode-none",
        "Matterhorn 31-027",
        TAGGED,
        "a font has no map to Unicode",
        "write /ToUnicode",
    ),
    Condition(
        "preflight-unicode-unmapped",
        "Matterhorn 10-001",
        TAGGED,
        "a code that is shown has no character in its font's map",
        "write it into /ToUnicode",
    ),
    Condition(
        "preflight-unicode-zero",
        "Matterhorn 31-028",
        TAGGED,
        "a font maps a code to U+0000",
        "write the character that is shown",
    ),
    Condition(
        "preflight-unicode-mark",
        "Matterhorn 31-029",
        TAGGED,
        "a font maps a code to U+FEFF or U+FFFE",
        "write the character that is shown",
    ),
    Condition(
        "preflight-font-set",
        "ISO 19005-3, 6.2.11.4.2",
        ARCHIVED,
        "a font's list of its characters lacks some",
        "take out its /CIDSet",
    ),
    Condition(
        "preflight-unicode-private",
        "ISO 19005-3, 6.2.11.7.3",
        ARCHIVED,
        "a code is shown that has a private character and no words in its place",
        "set it in a face that has it in Unicode, or give it /ActualText",
    ),
)

COLOURS = (
    Condition(
        "preflight-colour-printed",
        "house, after ISO 15930-7",
        PRINTED,
        "something is not in process colours, black or a spot colour",
        "set it in device-cmyk()",
    ),
    Condition(
        "preflight-text-black",
        "house",
        frozenset({FileKind.PRINT}),
        "text is not in black alone",
        "set it in device-cmyk(0 0 0 1)",
    ),
    Condition(
        "preflight-colour-device",
        "ISO 19005-3, 6.2.4.3",
        ARCHIVED,
        "a device's own colours are used, and no output intent tells which they are",
        "add an output intent with a profile of those colours",
    ),
    Condition(
        "preflight-image-resolution",
        "house",
        PRINTED,
        "a picture has too few pixels: under 300 to the inch, or 1200 where it is line art",
        "use a larger picture, or place it smaller",
    ),
    Condition(
        "preflight-image-interpolated",
        "ISO 19005-3, 6.2.8",
        ARCHIVED,
        "a picture asks to be interpolated",
        "take out its /Interpolate",
    ),
    Condition(
        "preflight-intent-printed",
        "ISO 15930-7",
        PRINTED,
        "there is no GTS_PDFX output intent with an embedded CMYK profile of a printer",
        "add one",
    ),
    Condition(
        "preflight-intent-archived",
        "ISO 19005-3, 6.2.3",
        ARCHIVED,
        "the profile of an output intent is not in the file, or no such profile",
        "embed an ICC profile of a printer or a display",
    ),
    Condition(
        "preflight-state",
        "ISO 19005-3, 6.2.5",
        ARCHIVED,
        "a graphics state has transfer functions or a halftone phase",
        "take out its /TR, /TR2 and /HTP",
    ),
    Condition(
        "preflight-blend",
        "ISO 19005-3, 6.2.10",
        ARCHIVED,
        "a blend mode is none of PDF's",
        "use one of ISO 32000-1, 11.3.5",
    ),
    Condition(
        "preflight-intent-many",
        "ISO 19005-3, 6.2.3",
        ARCHIVED,
        "output intents have different profiles",
        "let all have the same",
    ),
)

STRUCTURE = (
    Condition(
        "preflight-structure-none",
        "ISO 14289-1, 7.1; ISO 19005-3, 6.7.3.3",
        TAGGED,
        "the file has no structure tree, or an empty one",
        "write the tags",
    ),
    Condition(
        "preflight-structure-unmarked",
        "ISO 14289-1, 7.1; ISO 19005-3, 6.7.2.2",
        TAGGED,
        "the catalogue does not say that the content is marked",
        "write /MarkInfo with /Marked true",
    ),
    Condition(
        "preflight-structure-suspects",
        "Matterhorn 01-007",
        TAGGED,
        "the catalogue says that tags are suspect",
        "take out /Suspects",
    ),
    Condition(
        "preflight-artifact-inside",
        "Matterhorn 01-003",
        TAGGED,
        "an artifact stands inside tagged content",
        "end the tagged content before it",
    ),
    Condition(
        "preflight-tag-inside",
        "Matterhorn 01-004",
        TAGGED,
        "tagged content stands inside an artifact",
        "end the artifact before it",
    ),
    Condition(
        "preflight-content-untagged",
        "Matterhorn 01-005",
        TAGGED,
        "content is neither tagged nor an artifact",
        "tag it, or mark it as an artifact",
    ),
    Condition(
        "preflight-content-missing",
        "ISO 32000-1, 14.7.4.2",
        TAGGED,
        "the structure names content that its page does not have",
        "take the reference out",
    ),
    Condition(
        "preflight-content-twice",
        "ISO 32000-1, 14.7.4.2",
        TAGGED,
        "content stands in two places of the structure, or its number twice on its page",
        "number each piece of content once, and refer to it once",
    ),
    Condition(
        "preflight-parent-content",
        "ISO 32000-1, 14.7.4.4",
        TAGGED,
        "the parent tree does not lead from content to its element",
        "make the parent tree from the elements",
    ),
    Condition(
        "preflight-parent-annotation",
        "ISO 32000-1, 14.7.4.4",
        TAGGED,
        "the parent tree does not lead from an annotation to its element",
        "make the parent tree from the elements",
    ),
    Condition(
        "preflight-role-unmapped",
        "Matterhorn 02-001; ISO 19005-3, 6.7.3.4",
        TAGGED,
        "a structure type comes to no standard one",
        "map it in /RoleMap",
    ),
    Condition(
        "preflight-role-circular",
        "Matterhorn 02-003",
        TAGGED,
        "structure types are mapped in a circle",
        "map them to standard ones",
    ),
    Condition(
        "preflight-role-standard",
        "Matterhorn 02-004",
        TAGGED,
        "a standard structure type is mapped to another",
        "take it out of /RoleMap",
    ),
    Condition(
        "preflight-nesting-table",
        "Matterhorn 09-004",
        TAGGED,
        "an element of a table stands where none may",
        "nest Table, THead, TBody, TFoot, TR, TH and TD in this order",
    ),
    Condition(
        "preflight-nesting-list",
        "Matterhorn 09-005",
        TAGGED,
        "an element of a list stands where none may",
        "nest L, LI, and Lbl and LBody in this order",
    ),
    Condition(
        "preflight-nesting-toc",
        "Matterhorn 09-006",
        TAGGED,
        "an element of a table of contents stands where none may",
        "a TOC holds TOC, TOCI and Caption; a TOCI Lbl, Reference, NonStruct, P and TOC",
    ),
    Condition(
        "preflight-nesting-ruby",
        "Matterhorn 09-007",
        TAGGED,
        "an element of ruby text stands where none may",
        "a Ruby holds RB, RT and RP",
    ),
    Condition(
        "preflight-nesting-warichu",
        "Matterhorn 09-008",
        TAGGED,
        "an element of warichu text stands where none may",
        "a Warichu holds WT and WP",
    ),
    Condition(
        "preflight-heading-first",
        "Matterhorn 14-002",
        TAGGED,
        "the first heading is not of the first level",
        "begin with H1",
    ),
    Condition(
        "preflight-heading-skipped",
        "Matterhorn 14-003",
        TAGGED,
        "a level of headings is skipped",
        "use the next level",
    ),
    Condition(
        "preflight-heading-many",
        "Matterhorn 14-006",
        TAGGED,
        "an element holds more than one H",
        "use H1 to H6",
    ),
    Condition(
        "preflight-heading-mixed",
        "Matterhorn 14-007",
        TAGGED,
        "the file uses both H and H1 to H6",
        "use H1 to H6",
    ),
    Condition(
        "preflight-table-scope",
        "Matterhorn 15-003",
        TAGGED,
        "a header cell does not say what it is the header of",
        "write its /Scope",
    ),
    Condition(
        "preflight-figure-alternative",
        "Matterhorn 13-004",
        TAGGED,
        "a figure has no alternative text",
        "describe it in the manuscript, in the brackets of the picture",
    ),
    Condition(
        "preflight-formula-alternative",
        "Matterhorn 17-002",
        TAGGED,
        "a formula has no alternative text",
        "write its /Alt",
    ),
    Condition(
        "preflight-note-id",
        "Matterhorn 19-003",
        TAGGED,
        "a note has no ID",
        "write its /ID",
    ),
    Condition(
        "preflight-note-id-twice",
        "Matterhorn 19-004",
        TAGGED,
        "two notes have the same ID",
        "give each its own",
    ),
)

LANGUAGE = (
    Condition(
        "preflight-language-none",
        "Matterhorn 11-001, 11-002, 11-003, 11-004, 11-006; ISO 19005-3, 6.7.4",
        TAGGED,
        "the catalogue names no language, so that of bookmarks and titles is not known",
        "write /Lang into the catalogue",
    ),
    Condition(
        "preflight-language-form",
        "ISO 14289-1, 7.2; ISO 19005-3, 6.7.4",
        TAGGED,
        "what stands for a language is no language tag",
        "write it as en or pt-BR",
    ),
)

METADATA = (
    Condition(
        "preflight-metadata-none",
        "Matterhorn 06-001; ISO 19005-3, 6.6.2.1; ISO 15930-7",
        ALL,
        "there is no XMP metadata",
        "write it",
    ),
    Condition(
        "preflight-ua-identifier",
        "Matterhorn 06-002",
        TAGGED,
        "the metadata do not say that the file is PDF/UA-1",
        "write pdfuaid:part, 1",
    ),
    Condition(
        "preflight-title-none",
        "Matterhorn 06-003",
        ALL,
        "the metadata have no title",
        "write dc:title",
    ),
    Condition(
        "preflight-title-unsaid",
        "Matterhorn 07-001",
        TAGGED,
        "viewers are not told to show the title",
        "write /ViewerPreferences with /DisplayDocTitle true",
    ),
    Condition(
        "preflight-title-hidden",
        "Matterhorn 07-002",
        TAGGED,
        "viewers are told not to show the title",
        "write /DisplayDocTitle true",
    ),
    Condition(
        "preflight-pdfa-identifier",
        "ISO 19005-3, 6.6.4",
        ARCHIVED,
        "the metadata do not say that the file is PDF/A-3a",
        "write pdfaid:part, 3, and pdfaid:conformance, A",
    ),
    Condition(
        "preflight-extension",
        "ISO 19005-3, 6.6.2.3",
        ARCHIVED,
        "the metadata use a property that is neither predefined nor described in full",
        "add its extension schema",
    ),
    Condition(
        "preflight-pdfx-identifier",
        "ISO 15930-7",
        PRINTED,
        "the metadata do not say that the file is PDF/X-4",
        "write pdfxid:GTS_PDFXVersion, PDF/X-4",
    ),
    Condition(
        "preflight-trapped",
        "ISO 15930-7",
        PRINTED,
        "the file does not say whether it is trapped",
        "write /Trapped",
    ),
    Condition(
        "preflight-metadata-differ",
        "house",
        ALL,
        "metadata and document information differ, or only one of them has something",
        "make the one from the other",
    ),
    Condition(
        "preflight-facts",
        "house",
        ALL,
        "the metadata do not say what the manuscript says, no less and no more",
        "build the file anew",
    ),
    Condition(
        "preflight-prism-pages",
        "house",
        TAGGED,
        "the metadata name first or last pages that the file does not have",
        "build the file anew",
    ),
    Condition(
        "preflight-packet",
        "ISO 19005-3, 6.6.2.1",
        ARCHIVED,
        "the metadata are no XML, or their header says what it may not",
        "write them in UTF-8, without bytes= and encoding=",
    ),
)

LINKS = (
    Condition(
        "preflight-link-nowhere",
        "house",
        TAGGED,
        "a link leads nowhere",
        "look for the page or name that it is to lead to",
    ),
    Condition(
        "preflight-link-address",
        "house",
        TAGGED,
        "a link's address is no whole address",
        "write it with https:// or mailto:",
    ),
    Condition(
        "preflight-outline-none",
        "house",
        TAGGED,
        "there are no bookmarks",
        "write the outline",
    ),
    Condition(
        "preflight-outline-nowhere",
        "house",
        TAGGED,
        "a bookmark leads nowhere",
        "look for the page or name that it is to lead to",
    ),
    Condition(
        "preflight-annotation-printed",
        "ISO 15930-7",
        PRINTED,
        "an annotation reaches into the bleed box",
        "take it out",
    ),
    Condition(
        "preflight-annotation-tag",
        "Matterhorn 28-002",
        TAGGED,
        "an annotation that is no link stands in no Annot element",
        "tag it as Annot",
    ),
    Condition(
        "preflight-annotation-contents",
        "Matterhorn 28-004",
        TAGGED,
        "an annotation that is no link has no description",
        "write its /Contents",
    ),
    Condition(
        "preflight-annotation-trap",
        "Matterhorn 28-007",
        TAGGED,
        "there is an annotation of type TrapNet",
        "take it out",
    ),
    Condition(
        "preflight-annotation-hidden",
        "ISO 19005-3, 6.3.2",
        ARCHIVED,
        "an annotation is not to be printed, or hidden",
        "write its /F, 4",
    ),
    Condition(
        "preflight-tabs-none",
        "Matterhorn 28-008",
        TAGGED,
        "a page with annotations says nothing of their order",
        "write /Tabs, /S, into the page",
    ),
    Condition(
        "preflight-tabs-order",
        "Matterhorn 28-009",
        TAGGED,
        "the annotations of a page are not in the order of the structure",
        "write /Tabs, /S, into the page",
    ),
    Condition(
        "preflight-field-description",
        "Matterhorn 28-005",
        TAGGED,
        "a form field has no description",
        "write its /TU",
    ),
    Condition(
        "preflight-field-tag",
        "Matterhorn 28-010",
        TAGGED,
        "a form field stands in no Form element",
        "tag it as Form",
    ),
    Condition(
        "preflight-link-tag",
        "Matterhorn 28-011",
        TAGGED,
        "a link stands in no Link element",
        "tag it as Link",
    ),
    Condition(
        "preflight-link-contents",
        "Matterhorn 28-012",
        TAGGED,
        "a link has no description",
        "write its /Contents",
    ),
    Condition(
        "preflight-mark-tagged",
        "Matterhorn 28-017",
        TAGGED,
        "a printer's mark stands in the structure",
        "take it out of the structure",
    ),
    Condition(
        "preflight-annotation-type",
        "ISO 19005-3, 6.3.1",
        ARCHIVED,
        "an annotation is of a type that an archive may not have",
        "take it out",
    ),
    Condition(
        "preflight-annotation-appearance",
        "ISO 19005-3, 6.3.3",
        ARCHIVED,
        "an annotation that is no link has no appearance",
        "write its /AP with /N",
    ),
)

ATTACHMENTS = (
    Condition(
        "preflight-attachment-none",
        "house",
        ARCHIVED,
        "the archive holds no source",
        "attach the Markdown and YAML",
    ),
    Condition(
        "preflight-attachment-name",
        "Matterhorn 21-001; ISO 19005-3, 6.8",
        TAGGED,
        "an attached file lacks one of its two names",
        "write both /F and /UF",
    ),
    Condition(
        "preflight-attachment-type",
        "ISO 19005-3, 6.8",
        ARCHIVED,
        "an attached file does not say of what type it is",
        "write its MIME type as /Subtype",
    ),
    Condition(
        "preflight-attachment-relationship",
        "ISO 19005-3, 6.8",
        ARCHIVED,
        "an attached file does not say how it is related to the document",
        "write its /AFRelationship",
    ),
    Condition(
        "preflight-attachment-stray",
        "ISO 19005-3, 6.8",
        ARCHIVED,
        "an attached file belongs to no part of the document",
        "name it in the catalogue's /AF",
    ),
)

FAMILIES: dict[str, tuple[Condition, ...]] = {
    "The file": FILE,
    "Pages and labels": PAGES,
    "Fonts": FONTS,
    "Colours and pictures": COLOURS,
    "Structure": STRUCTURE,
    "Language": LANGUAGE,
    "Metadata": METADATA,
    "Links and annotations": LINKS,
    "Attached files": ATTACHMENTS,
}
"""The conditions by family, as the documentation tells them."""


def _by_code(families: Iterable[tuple[Condition, ...]]) -> dict[str, Condition]:
    return {row.code: row for family in families for row in family}


CONDITIONS = _by_code(FAMILIES.values())
