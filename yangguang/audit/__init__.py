"""History of every change, log of every reveal, seals over both."""
