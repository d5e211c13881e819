"""Reads across models for lists, details and imports."""
