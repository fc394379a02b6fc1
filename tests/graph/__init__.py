"""Graphs and the places of their pictures."""
