"""Reads of the trail: seals and their verification, what changed, who was shown what."""

from yangguang.audit.queries.seals import latest_seal, verify_seals

__all__ = ["latest_seal", "verify_seals"]
