"""The reader: from a text to its mentions and claims. Knows nothing of HTTP or SQL."""

import os

# The matrices of one sentence are small: a second thread of OpenBLAS only spins and waits, and took
# eight times the processor time of one (2026-11, 2 busy cores). It is read when numpy is imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
