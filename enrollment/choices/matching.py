"""Words of matching lists of other departments with the ledgers, and of 学籍 with who is at school."""

from django.db import models


class ListKind(models.TextChoices):
    """Whose list is compared; 三方比对 has none, it compares what the county holds already."""

    POLICE = "police", "公安部门名单"
    CIVIL_AFFAIRS = "civil_affairs", "民政部门名单"
    DISABLED = "disabled", "残联名单"
    RURAL = "rural", "乡村振兴部门名单"
    HOUSEHOLD = "household", "户籍名单"
    PROPERTY = "property", "房产名单"
    PERMIT = "permit", "居住证名单"
    INSURANCE = "insurance", "社保名单"
    THREE_WAY = "three_way", "户籍、学籍、在校三方比对"


class RoundState(models.TextChoices):
    """A round: its headings are read, the clerk maps them, a worker compares, people follow up."""

    READING = "reading", "正在读取表头"
    MAPPING = "mapping", "待对应列名"
    QUEUED = "queued", "正在比对"
    FAULTY = "faulty", "有几行读不懂，待确认"
    OPEN = "open", "核查中"
    CLOSED = "closed", "已结束"
    REFUSED = "refused", "未完成"


WORKING = (RoundState.READING, RoundState.QUEUED)  # a worker has it
WAITING = (RoundState.MAPPING, RoundState.FAULTY)  # the clerk has it, and the file is still there
COMPARED = (RoundState.OPEN, RoundState.CLOSED)
ROUND_TONES = {
    RoundState.READING: "busy",
    RoundState.MAPPING: "wait",
    RoundState.QUEUED: "busy",
    RoundState.FAULTY: "due",
    RoundState.OPEN: "due",
    RoundState.CLOSED: "ok",
    RoundState.REFUSED: "stop",
}


class Result(models.TextChoices):
    """Where a row of their list stands beside the ledger; “only ours” has no row in their list."""

    BOTH = "both", "双方都有，一致"
    DIFFERING = "differing", "双方都有，内容不同"
    THEIRS = "theirs", "只有对方有"


class FindingKind(models.TextChoices):
    THEIRS = "theirs", "只有对方有"
    OURS = "ours", "只有我方有"
    DIFFERING = "differing", "内容不同"
    TWICE = "twice", "学籍重复"
    APART = "apart", "人籍分离"
    HOLLOW = "hollow", "空挂学籍"
    NO_STATUS = "no_status", "在校无学籍"
    NOWHERE = "nowhere", "有户籍，无学籍、不在校"


LIST_KINDS = (FindingKind.THEIRS, FindingKind.DIFFERING, FindingKind.OURS)
STATUS_KINDS = (
    FindingKind.TWICE,
    FindingKind.APART,
    FindingKind.HOLLOW,
    FindingKind.NO_STATUS,
    FindingKind.NOWHERE,
)


class FindingState(models.TextChoices):
    OPEN = "open", "待核查"
    LOOKED = "looked", "已核查"
    CLOSED = "closed", "已办结"


FINDING_TONES = {FindingState.OPEN: "wait", FindingState.LOOKED: "busy", FindingState.CLOSED: "ok"}


class FindingOutcome(models.TextChoices):
    """What came of a finding; each kind admits its own (:data:`enrollment.rules.matching.OUTCOMES`)."""

    ADDED = "added", "已补登入台账"
    ELSEWHERE = "elsewhere", "不属于本台账对象（已在其他台账或年龄不符）"
    MOVED = "moved", "已迁出或在外地就读"
    DUPLICATE = "duplicate", "与已有记录重复"
    THEIR_ERROR = "their_error", "对方名单有误"
    KEPT = "kept", "我方记录核实无误，保留"
    REMOVED = "removed", "我方记录不再符合，已处理"
    OURS_RIGHT = "ours_right", "以我方为准"
    THEIRS_RIGHT = "theirs_right", "以对方为准，按对方内容更正"
    CORRECTED = "corrected", "已更正学籍或在校信息"
    TO_ISSUE = "to_issue", "已转入问题整改台账"
    EXPLAINED = "explained", "情况属实且合规（休学、交流、转学办理中等）"


class ListField(models.TextChoices):
    """What a column of their list may be."""

    ID_NUMBER = "id_number", "证件号码"
    NAME = "name", "姓名"
    SEX = "sex", "性别"
    BIRTH_DATE = "birth_date", "出生日期"
    GUARDIAN = "guardian", "监护人"
    PHONE = "phone", "联系电话"
    ADDRESS = "address", "地址"
    SCHOOL = "school", "就读学校"


COMPARED_FIELDS = (ListField.NAME, ListField.SEX, ListField.BIRTH_DATE, ListField.SCHOOL)
DEPARTMENTS = tuple(kind for kind in ListKind if kind != ListKind.THREE_WAY)


class Enrolment(models.TextChoices):
    """A child's student status (学籍)."""

    EXPECTED = "expected", "应入学"
    REGISTERED = "registered", "已注册"
    SUSPENDED = "suspended", "休学"
    TRANSFERRED = "transferred", "已转出"
    GRADUATED = "graduated", "已毕业"


# Whose status is at a school now: neither still to come, nor gone.
HELD = (Enrolment.REGISTERED, Enrolment.SUSPENDED)


class DuplicateState(models.TextChoices):
    OPEN = "open", "待市级核对"
    RESOLVED = "resolved", "已处理"


DUPLICATE_TONES = {DuplicateState.OPEN: "due", DuplicateState.RESOLVED: "ok"}


class DuplicateOutcome(models.TextChoices):
    """What the city found."""

    SAME = "same", "同一儿童，由一个县（区）保留"
    BOTH = "both", "同一儿童，各县（区）按实际情况都保留"
    DIFFERENT = "different", "不是同一儿童，有一方证件号码录错"


class DuplicateAdvice(models.TextChoices):
    """What a county is told: what to do with its own row, and nothing of anybody else's."""

    KEEP = "keep", "本县（区）保留该记录"
    REMOVE = "remove", "请核实后移出本县（区）台账"
    CHECK = "check", "请核对本县（区）登记的证件号码"
