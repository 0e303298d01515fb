"""Composition: one HTML document for each part of an issue.

`leaves` says which parts an issue has and in what order; `Composer.compose` makes
the document of one of them, given where every part stands. A part's document
depends on the plan only by its own folios, but for the contents, which has all.
"""

from galley.composition.author_proof import AskedQuery, ProofPage, ProofSheet
from galley.composition.compose import Composer
from galley.composition.environment import Templates
from galley.composition.leaves import leaves
from galley.composition.offprint import leaf_name
from galley.composition.wrap import COVER_SHEET

__all__ = [
    "COVER_SHEET",
    "AskedQuery",
    "Composer",
    "ProofPage",
    "ProofSheet",
    "Templates",
    "leaf_name",
    "leaves",
]
