"""The application: command line, pipeline, schedule, report and demonstration."""

__version__ = "0.1.0"
