"""专项行动. Phases, deliverables, the six rectifications, issues."""
