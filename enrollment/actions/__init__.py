"""Verbs of enrolment, one module a noun."""
