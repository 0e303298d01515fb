"""What a line of text takes from its style is made once for all lines that are styled alike.

WeasyPrint 70.0 makes Pango's context, the description of the font and the list of its
features anew for each text that it measures or draws: a tenth of an article's time. They
depend on some values of the style, which a journal has in twenty or thirty combinations.

And the height of a line is looked up by all values of its font, spelt out as text; here
it is kept with them, and each style keeps its own. A style that the engine alters is a
copy, which begins with none.
"""

from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from weasyprint.css.functions import check_math
from weasyprint.layout import inline
from weasyprint.text import line_break
from weasyprint.text.constants import LST_TO_ISO, PANGO_DIRECTION
from weasyprint.text.ffi import FROM_UNITS, ffi, gobject, pango, unicode_to_char_p
from weasyprint.text.fonts import font_features, get_font_description
from weasyprint.text.line_break import Layout

STRUT = line_break.strut

OF_FEATURES = (
    "font_kerning",
    "font_variant_ligatures",
    "font_variant_position",
    "font_variant_caps",
    "font_variant_numeric",
    "font_variant_alternates",
    "font_variant_east_asian",
    "font_feature_settings",
)
"""What features of the font a style asks for."""

OF_REST = (
    "direction",
    "font_language_override",
    "lang",
    "font_style",
    "font_stretch",
    "font_weight",
    "font_size",
    "font_variation_settings",
)
"""What else a layout takes from a style, but for the families of its font and its lines."""

OF_TEXT = (
    "white_space",
    "hyphens",
    "hyphenate_character",
    "hyphenate_limit_chars",
    "hyphenate_limit_zone",
    "overflow_wrap",
    "word_break",
    "letter_spacing",
    "word_spacing",
    "tab_size",
)
"""What else the breaking of a text takes from a style."""

FEATURES, REST, TEXT = (itemgetter(*names) for names in (OF_FEATURES, OF_REST, OF_TEXT))

NAMES = {"font_family", "text_decoration_line", *OF_FEATURES, *OF_REST, *OF_TEXT}
"""All of them; each is its parent's where nothing is said of it."""

LAYOUT, HEIGHT, KIND = "kept_layout", "kept_strut", "kept_kind"
"""Where a style keeps what was made of it."""


@dataclass(frozen=True, slots=True)
class Made:
    """What layouts of one kind have in common; lengths in CSS pixels, for lines beside text.

    ``heights`` are those of lines, and where their baselines are, by what the style says.
    """

    context: Any
    language: Any
    font: Any
    features: bytes
    ascent: float | None
    underline_position: float | None
    strikethrough_position: float | None
    underline_thickness: float | None
    strikethrough_thickness: float | None
    heights: dict[Any, Any] = field(init=False, default_factory=dict)


def apply() -> None:
    """Take over the setting up of a layout; a second call does nothing."""
    Layout.setup = setup
    line_break.strut = inline.strut = strut


def setup(layout: Any, style: Any) -> None:
    """Set up a layout of Pango's for a style."""
    layout.style = style
    layout.first_line_direction = 0
    made = made_once(style)
    layout.language = made.language
    layout.layout = ffi.gc(pango.pango_layout_new(made.context), gobject.g_object_unref)
    pango.pango_layout_set_auto_dir(layout.layout, 0)
    pango.pango_layout_set_font_description(layout.layout, made.font)
    layout.ascent = made.ascent
    layout.underline_position = made.underline_position
    layout.strikethrough_position = made.strikethrough_position
    if made.underline_thickness is not None:
        layout.underline_thickness = made.underline_thickness
        layout.strikethrough_thickness = made.strikethrough_thickness
    if made.features:
        # The list is the layout's own: spaces and hyphens are entered into it.
        attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
        feature = pango.pango_attr_font_features_new(made.features)
        pango.pango_attr_list_insert(attributes, feature)
        pango.pango_layout_set_attributes(layout.layout, attributes)


def made_once(style: Any) -> Made:
    """Give what layouts of a style have in common, as the style keeps it."""
    made: Made | None = getattr(style, LAYOUT, None)
    if made is None:
        made = made_for(style)
        setattr(style, LAYOUT, made)
    return made


def kind_of(style: Any) -> int:
    """Give the number of all that measuring and breaking a text takes from a style."""
    kind: int | None = getattr(style, KIND, None)
    if kind is None:
        # A picture's text has a style without parents.
        parent = getattr(style, "parent_style", None)
        if parent is not None and is_as(style, parent):
            kind = kind_of(parent)
        else:
            kinds = vars(style.font_config).setdefault(KIND, {})
            kind = kinds.setdefault((key_of(style), TEXT(style)), len(kinds))
        setattr(style, KIND, kind)
    return kind


def is_as(style: Any, parent: Any) -> bool:
    """Whether a style takes from its parent all that measuring and breaking a text takes."""
    # An anonymous box is said nothing of. What the engine has altered stands in the style.
    said = getattr(style, "cascaded", ())
    known = NAMES & style.keys()
    return NAMES.isdisjoint(said) and all(style[name] == parent[name] for name in known)


def key_of(style: Any) -> tuple[Any, ...]:
    """Give all that a layout takes from a style."""
    # A word, or a set of words, which is no key as it is.
    decoration = frozenset(style["text_decoration_line"])
    return tuple(style["font_family"]), FEATURES(style), REST(style), decoration


def made_for(style: Any) -> Made:
    """Give what layouts of a style have in common, which styles with the same values share."""
    shared = vars(style.font_config).setdefault(LAYOUT, {})
    kind = kind_of(style)
    if kind not in shared:
        shared[kind] = make(style)
    return shared[kind]  # type: ignore[no-any-return]  # kept where the engine keeps its own


def make(style: Any) -> Made:
    """Make it, as the engine does for each layout."""
    context = ffi.gc(
        pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref
    )
    pango.pango_context_set_round_glyph_positions(context, 0)
    pango.pango_context_set_base_dir(context, PANGO_DIRECTION[style["direction"]])
    override = style["font_language_override"]
    name = style["lang"]
    if override != "normal":
        name = LST_TO_ISO.get(override.lower(), override)
    language = pango.pango_language_get_default()
    if name:
        pointer, _ = unicode_to_char_p(name)
        language = pango.pango_language_from_string(pointer)
        pango.pango_context_set_language(context, language)
    font = get_font_description(style)
    asked = font_features(*FEATURES(style))
    features = ",".join(f"{key} {value}" for key, value in asked.items()).encode()
    lengths: list[float | None] = [None] * 5
    if style["text_decoration_line"] != "none":
        metrics = ffi.gc(
            pango.pango_context_get_metrics(context, font, language),
            pango.pango_font_metrics_unref,
        )
        lengths = [
            FROM_UNITS * ask(metrics)
            for ask in (
                pango.pango_font_metrics_get_ascent,
                pango.pango_font_metrics_get_underline_position,
                pango.pango_font_metrics_get_strikethrough_position,
                pango.pango_font_metrics_get_underline_thickness,
                pango.pango_font_metrics_get_strikethrough_thickness,
            )
        ]
    return Made(context, language, font, features, *lengths)


def strut(style: Any) -> Any:
    """Give the height of a style's line, and where its baseline is."""
    kept = getattr(style, HEIGHT, None)
    if kept is None:
        height = style["line_height"]
        if not style["font_size"] or check_math(height):
            return STRUT(style)
        heights = made_once(style).heights
        if height not in heights:
            heights[height] = STRUT(style)
        kept = heights[height]
        setattr(style, HEIGHT, kept)
    return kept
