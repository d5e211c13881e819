"""Words of how long personal data is kept (security.md C25; decision 0030)."""

from collections.abc import Mapping

from django.db import models


class Kept(models.TextChoices):
    """A class of personal rows with one term; each counts from the 31 August of a school year."""

    CHILD = "child", "儿童和特殊群体台账"
    FOLLOW_UP = "follow_up", "劝返、走访、送教记录"
    PUPIL = "pupil", "学籍和在校学生名单"
    APPLICANT = "applicant", "随机录取报名"
    LIST = "list", "比对名单和核查"
    IMPORT = "import", "导入预览"
    HOLD = "hold", "已解除的留存"


# Years after the school year a row belongs to, unless the city says otherwise for that year's campaign.
YEARS: Mapping[str, int] = {
    Kept.CHILD: 3,
    Kept.FOLLOW_UP: 1,
    Kept.PUPIL: 3,
    Kept.APPLICANT: 2,
    Kept.LIST: 1,
    Kept.IMPORT: 1,
    Kept.HOLD: 1,
}
# What that school year is, for people.
COUNTS_FROM: Mapping[str, str] = {
    Kept.CHILD: "义务教育阶段结束的学年",
    Kept.FOLLOW_UP: "记录所在的学年（未返校的不删）",
    Kept.PUPIL: "义务教育阶段结束的学年",
    Kept.APPLICANT: "招生的那一年",
    Kept.LIST: "名单登记的学年",
    Kept.IMPORT: "导入的学年",
    Kept.HOLD: "解除的学年",
}
LONGEST = 30  # years; nobody keeps children's data for ever
