"""Units, scope and row-level security: PostgreSQL itself refuses rows outside the scope."""
