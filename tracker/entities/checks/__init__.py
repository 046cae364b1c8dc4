"""What a catalogue may say by mistake although it is valid: warnings, each with its line."""

from tracker.entities.checks.examination import Finding, examine

__all__ = ["Finding", "examine"]
