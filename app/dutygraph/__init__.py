"""DutyGraph: who is responsible for a control, and does the evidence show that it is met."""

__version__ = "0.1.0"
