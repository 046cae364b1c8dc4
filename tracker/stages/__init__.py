"""The stages of the pipeline. Each can be stopped at any moment, and does nothing twice."""
