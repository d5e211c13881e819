"""学校变更台账: what became of the schools of a county, read only; the verbs of a school's page write it."""

from enrollment.models import SchoolChange
from yangguang.ledgers.declaration import Column, Ledger
from yangguang.ledgers.registry import register


class SchoolChangeLedger(Ledger):
    app = "enrollment"
    name = "school-changes"
    title = "学校变更台账"
    basis = "实施方案 二（一）、二（四）"
    model = SchoolChange
    order = ("-day",)
    search = ("former", "current", "document")
    writable = False
    importable = False
    columns = (
        Column("school", "学校", width=28),
        Column("kind", filter=True),
        Column("day", filter=True),
        Column("document", width=24),
        Column("former", width=24),
        Column("current", width=24),
        Column("successor", width=24),
        Column("taker", shown=False, width=20),
        Column("reason", shown=False, width=30),
    )

    def named(self, row: SchoolChange) -> str:
        """The school and what became of it."""
        return f"{row.school.name}：{row.get_kind_display()}"


register(SchoolChangeLedger)
