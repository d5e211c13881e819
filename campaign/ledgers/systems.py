"""五项制度, 工作组, 部门职责 (plan 四（一）, 四（三））."""

from typing import Any

from campaign.choices.systems import FIVE_SYSTEMS
from campaign.completion import register_completion
from campaign.contents import register_contents
from campaign.gates import Requirement, register_requirement
from campaign.ledgers.handed_in import HandedInLedger
from campaign.models import Assignment, DepartmentDuty, GroupMember, SystemDocument
from campaign.queries.registers import HAS_FILE, posts_required, systems_complete, workgroup_complete
from campaign.rules import systems as rules
from yangguang.accounts.rights import Actor
from yangguang.ledgers.declaration import Column, Ledger, Mark, Preset
from yangguang.ledgers.registry import register
from yangguang.tenancy.choices import Level


def _file(row: SystemDocument) -> Mark:
    return Mark("有", "ok") if getattr(row, "has_file", False) else Mark("缺文件", "late")


class SystemLedger(HandedInLedger):
    """One row of a kind; what replaces an older text is written over it, the history keeps both."""

    app = "campaign"
    name = "systems"
    title = "实施方案和五项制度"
    model = SystemDocument
    basis = "实施方案 四（三）"
    key = ("kind",)
    order = ("unit", "kind")
    search = ("title", "number")
    rules = (rules.in_force_once_issued,)
    columns = (
        Column("kind", filter=True, example="划片决策制度", width=18),
        Column("title", example="清丰县义务教育招生划片决策制度", width=40),
        Column("unit", "所属单位", form=False, filter=True),
        Column("number", text=True, example="清教〔2024〕15号", width=20),
        Column("issued_on", filter=True, example="2024-05-29"),
        Column("in_force_from", example="2024-06-01"),
        Column("file", "制度文件", value=_file, form=False, excel=False, sort=False),
    )
    presets = (Preset("no-file", "缺文件", lambda rows: rows.filter(has_file=False)),)
    detail_template = "campaign/register_detail.html"

    def queryset(self, actor: Actor) -> Any:
        """With whether there is a file: one query for the whole list."""
        return super().queryset(actor).annotate(has_file=HAS_FILE)


class WorkgroupLedger(HandedInLedger):
    app = "campaign"
    name = "workgroup"
    title = "工作组"
    model = GroupMember
    basis = "实施方案 四（一）"
    key = ("name", "post")
    order = ("unit", "rank", "name")
    search = ("name", "department")
    levels = (Level.COUNTY, Level.CITY)
    columns = (
        Column("name", example="张明", width=12),
        Column("role", filter=True, example="组长（一把手）", basis="实施方案 四（一）"),
        Column("unit", "所属单位", form=False, filter=True),
        Column("post", example="党组书记、局长", width=18),
        Column("department", example="县教育局", width=20),
        Column("phone", text=True, example="0393-0000000", help="填办公电话，不填私人手机"),
        Column("duty", width=40, example="全面负责专项行动"),
    )

    def queryset(self, actor: Actor) -> Any:
        """In the order of posts."""
        return super().queryset(actor).in_order()


class DutyLedger(Ledger):
    app = "campaign"
    name = "duties"
    title = "部门职责分工"
    model = DepartmentDuty
    basis = "实施方案 二（五）、三（一）"
    key = ("department",)
    order = ("unit", "department")
    search = ("department", "duty")
    levels = (Level.COUNTY, Level.CITY)
    columns = (
        Column("department", example="公安局", width=20),
        Column("unit", "所属单位", form=False, filter=True),
        Column("duty", width=50, example="提供适龄儿童户籍信息，协助劝返辍学学生"),
        Column("contact", example="李强", width=12),
        Column("phone", text=True, example="0393-0000000"),
    )


def five_systems_of(assignment: Assignment) -> Any:
    """The county's five systems: what M5 hands in. The plan beside them may follow."""
    return SystemDocument.objects.filter(unit_id=assignment.unit_id, kind__in=FIVE_SYSTEMS)


def members_of(assignment: Assignment) -> Any:
    """The unit's working group: what M1 hands in."""
    return GroupMember.objects.filter(unit_id=assignment.unit_id)


register(SystemLedger)
register(WorkgroupLedger)
register(DutyLedger)
register_contents("M5", "campaign/systems", five_systems_of, growing=True)
register_contents("M1", "campaign/workgroup", members_of)
register_completion("M5", systems_complete)
register_completion("M1", workgroup_complete)
register_requirement(
    Requirement("posts", 1, "一把手、分管领导、办公室主任", posts_required, explainable=False)
)
