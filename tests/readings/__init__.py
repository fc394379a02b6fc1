"""Second readings: sheets drawn by seed for readers who did not write what they judge.

``python -m tests.readings.draw`` writes a sheet, ``python -m tests.readings.compare`` says what a
filled sheet of mappings agrees on. Filled sheets are kept in docs/readings/.
"""
