"""Reading the archive again where other rules may read it differently, and nowhere else."""
