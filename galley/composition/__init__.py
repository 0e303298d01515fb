"""Composition: one HTML document for each part of an issue.

`leaves` says which parts an issue has and in what order; `Composer.compose` makes
the document of one of them, given where every part stands. A part's document
depends on the plan only by its own folios, but for the contents, which has all.
"""

from galley.composition.compose import Composer
from galley.composition.environment import Templates
from galley.composition.leaves import leaves

__all__ = ["Composer", "Templates", "leaves"]
