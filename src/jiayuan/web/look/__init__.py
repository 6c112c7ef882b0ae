"""The look of every page: base templates, components, tokens, error pages, and the browser bundle's tag.

Owns no tables. Promises: pages work without script, hold no inline script or style, and follow the reader's
choice of text size, contrast, light or dark, and language (see README.md beside this file).
"""
