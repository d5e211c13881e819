"""What a campaign refuses, whatever the noun."""

from yangguang.common.refusals import Refusal
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Level

# --- Who answers, who is found -----------------------------------------------------------------------
# The national tree above a county files no checklist here: a superior's figures are exactly the sum of
# its counties (domain.md §7), so every check and every issue belongs to a county or one of its schools.
ANSWERING_LEVELS = frozenset({Level.COUNTY, Level.SCHOOL})


class NotAnAnsweringUnit(Refusal):
    code = "NOT_AN_ANSWERING_UNIT"
    message = "自查和问题台账由县（区）教育局和学校填写，请选择县（区）或学校。"
    field = "unit"


class EvidenceMissing(Refusal):
    code = "EVIDENCE_MISSING"
    status = 422
    message = "请先上传佐证材料。"
    field = "upload"


class ReasonMissing(Refusal):
    code = "REASON_MISSING"
    status = 422
    message = "请写明原因，对方要据此修改。"
    field = "reason"


class SamePerson(Refusal):
    """Maker and checker are two people (plan 二（四）: 分级审核、相互检查)."""

    code = "SAME_PERSON"
    status = 403
    message = "整改、验收、销号须由不同的人办理，请由另一位有权限的人员操作。"


class Unknown(Refusal):
    code = "UNKNOWN_ITEM"
    status = 422
    message = "没有这个检查项，请核对编号。"


class ForeignMatter(Refusal):
    """One unit's facts in a paper that another unit reads."""

    code = "FOREIGN_MATTER"
    status = 422
    message = "所选问题不是该单位或其下级单位的问题，不能写进给该单位的材料；请另选问题，或不选。"
    field = "issue"


def must_concern(matter: str | None, unit: str) -> None:
    """The issue a paper names is of the unit that reads of it or of one below; else :class:`ForeignMatter`.
    ``matter``: the code of the unit that has the issue, None when none is named."""
    if matter is not None and not codes.covers(unit, matter):
        raise ForeignMatter
