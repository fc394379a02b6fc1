"""Two releases of the ontology side by side: what came, went and changed, and whom it breaks.

The rule of this room: how much a change weighs is data (``levels.csv`` and CONTRIBUTING), and what
is compared was read in a child, since it may be anybody's file.
"""
