"""The stages of the pipeline, one a module. Each can be stopped at any moment, and repeats nothing."""
