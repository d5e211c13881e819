"""Doors to accounts: sign-in, password, second factor, people, grants, the auditor's desk."""
