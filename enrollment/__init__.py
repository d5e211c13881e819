"""招生入学. Schools and special-group ledgers."""
