"""Uploaded files: checked, renamed, re-encoded, downloadable only by who sees their row."""
