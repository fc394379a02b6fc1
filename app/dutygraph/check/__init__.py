"""Effective graph and shapes to findings, by a fast and a reference engine."""
