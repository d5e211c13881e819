"""Doors of enrolment, one module a noun."""
