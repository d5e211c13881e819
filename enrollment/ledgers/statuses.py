"""学籍台账 and 在校学生名单: what the three-way comparison holds together."""

from enrollment.ledgers.schools import schools
from enrollment.models import AtSchool, StudentStatus
from enrollment.queries import statuses as reads
from enrollment.rules import statuses as rules
from yangguang.ledgers.declaration import Column, Ledger, Preset
from yangguang.ledgers.registry import register

_PUPIL = (
    Column("name", help="与户口簿一致", example="王小明", width=12),
    Column("sex", filter=True, width=8),
    Column(
        "id_number",
        text=True,
        help="18 位，末位 X 请大写；加密保存，页面只显示前四位和后四位",
        basis="GB 11643；学籍信息采集表",
        example="410922201505120038",
        width=22,
    ),
    Column("birth_date", help="与证件一致", example="2015-05-12"),
    Column("school", filter=True, options=schools, help="填学校名称或代码", width=26),
    Column("grade", filter=True),
)
_RULES = (rules.number_is_valid, rules.person_agrees, rules.days_are_past)

_FIGURES = {"expected": "应入学新生", "registered": "已注册新生", "graduated": "小学毕业生"}


class StudentStatusLedger(Ledger):
    """学籍台账: expected and registered entrants, as the national student-status system exports them."""

    app = "enrollment"
    name = "student-status"
    title = "学籍台账"
    basis = "实施方案 二（六）；中小学生学籍管理办法"
    model = StudentStatus
    key = ("id_number", "school")
    search = ("name", "id_number")
    rules = _RULES
    whole_export = "enrollment:whole-exports-ask"
    columns = (
        *_PUPIL,
        Column("status", filter=True, help="应入学：已录取、尚未注册的新生"),
        Column("entered_on", shown=False, help="没有可不填", example="2023-09-01"),
    )
    presets = (
        Preset("twice", "学籍重复", lambda rows: rows.filter(reads.TWICE)),
        Preset("apart", "人籍分离", lambda rows: rows.filter(reads.APART)),
        Preset("unconnected", "小学毕业后未接续", lambda rows: rows.filter(reads.UNCONNECTED)),
    )

    def preset(self, name: str) -> Preset | None:
        """Also the rows behind the other figures of the progress page, which links to them."""
        which = reads.COUNTED.get(name)
        if name not in _FIGURES or which is None:
            return super().preset(name)
        return Preset(name, _FIGURES[name], lambda rows: rows.filter(which))


class AtSchoolLedger(Ledger):
    """在校学生名单: who was there when the school counted."""

    app = "enrollment"
    name = "at-school"
    title = "在校学生名单"
    basis = "实施方案 二（六）"
    model = AtSchool
    key = ("id_number", "school")
    search = ("name", "id_number")
    rules = _RULES
    whole_export = "enrollment:whole-exports-ask"
    columns = (*_PUPIL, Column("counted_on", help="学校实际点名的日期", example="2024-07-01"))


register(StudentStatusLedger)
register(AtSchoolLedger)
