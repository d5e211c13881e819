"""`make bench`: the work of performance.md, each beside its limit, in one run."""
