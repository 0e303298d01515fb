"""Pictures of whole pages, compared with a tolerance.

`python -m pytest tests/pictures --save-goldens` saves them anew. Look at each before
it is committed: it says what the page shall look like.
"""
