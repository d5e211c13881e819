"""Zones (招生片区): which school an address belongs to, and whether its line is fair (plan 二（二）)."""
