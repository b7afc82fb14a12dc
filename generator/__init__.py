"""prongsai: an office's integrity measures, from one YAML file to a web site.

The flow, one module after the other: ``load`` reads measures.yml into a ``register``,
``assess`` derives the states, ``pages`` writes (path, text) pairs, ``plugin`` hands them
to MkDocs.
"""

__version__ = "0.1.0"
