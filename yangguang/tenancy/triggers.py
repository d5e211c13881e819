"""Pieces of SQL for triggers that close a decisive row at every door (architecture.md §4)."""


def changed(*columns: str) -> str:
    """SQL: whether an update touches one of the columns."""
    old, new = (", ".join(f"{side}.{column}" for column in columns) for side in ("OLD", "NEW"))
    return f"({new}) IS DISTINCT FROM ({old})"


def refuse(sentence: str) -> str:
    """SQL: refuse with an English sentence; the action refuses first, in Chinese."""
    return f"RAISE EXCEPTION '{sentence}' USING ERRCODE = 'check_violation';"
