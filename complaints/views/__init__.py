"""Doors of complaints: the public form, the public tracking page, the office."""
