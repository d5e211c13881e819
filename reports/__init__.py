"""逐级上报. Figures, filings up the chain, PDF."""
