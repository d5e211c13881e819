"""Verbs on complaints, split by who does them: the public, the office, and the unsent draft."""
