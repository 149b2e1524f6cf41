"""Reference lists held against each other and against the collection.

What the works of a list are recognised by (``listed``), ``works`` that several articles list, and ``articles`` of the
collection that others cite.
"""
