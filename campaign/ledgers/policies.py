"""政策清理, 优待政策, 特殊类型招生 (plan 二（一）)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.urls import reverse

from campaign.actions import policies as actions
from campaign.choices.policies import (
    POLICY_TONES,
    SPECIAL_TONES,
    VERDICT_TONES,
    PolicyState,
    SpecialState,
)
from campaign.completion import register_completion
from campaign.contents import guarded, register_contents
from campaign.forms.policies import CompleteForm, JudgeForm, KeepForm, ReopenForm
from campaign.ledgers.dated import DatedLedger
from campaign.ledgers.handed_in import HandedInLedger
from campaign.models import (
    Assignment,
    Issue,
    LegalBasis,
    PolicyDocument,
    PreferenceCategory,
    SpecialAdmission,
)
from campaign.queries.campaigns import current_campaign
from campaign.queries.registers import HAS_FILE, policies_complete
from campaign.rules import dates
from campaign.rules import policies as rules
from campaign.rules.policies import POLICIES, SPECIALS
from yangguang.accounts.models import User
from yangguang.accounts.rights import Actor
from yangguang.common import clock
from yangguang.common.refusals import Locked, Refusal
from yangguang.evidence.models import Evidence
from yangguang.ledgers.declaration import Column, Ledger, Mark, Preset, Verb
from yangguang.ledgers.links import Link, register_link
from yangguang.ledgers.registry import register
from yangguang.tenancy.choices import Level, Right


def _bases(actor: Actor) -> Sequence[tuple[Any, str]]:
    """The clauses of the city's library."""
    campaign = current_campaign(actor)
    if campaign is None:
        return []
    return [(basis.pk, str(basis)) for basis in LegalBasis.objects.filter(unit_id=campaign.unit_id)]


def _remaining(row: PolicyDocument) -> Mark | str:
    """How long until the correction is due; nothing where none is."""
    if row.state != PolicyState.JUDGED or row.done_by is None:
        return ""
    today = clock.today()
    tone = "late" if row.done_by < today else "due" if row.done_by == today else "none"
    return Mark(clock.remaining_in_words(row.done_by, today), tone)


def _may_become_issue(row: PolicyDocument) -> bool:
    """An overdue correction of a county or school that is not in the issue ledger yet."""
    overdue = row.state == PolicyState.JUDGED and row.done_by is not None and row.done_by < clock.today()
    return overdue and row.issue_id is None and row.unit.level != Level.CITY


class PolicyLedger(DatedLedger, HandedInLedger):
    app = "campaign"
    name = "policies"
    title = "政策清理"
    model = PolicyDocument
    basis = "实施方案 二（一）、四（一）"
    key = ("title", "number")
    order = ("-state", "done_by", "issued_on")
    search = ("title", "number")
    levels = (Level.COUNTY, Level.CITY, Level.SCHOOL)
    rules = (rules.issued_already, rules.corrected_for_a_reason_by_a_day)
    bounds = {"done_by": dates.during}
    columns = (
        Column("title", width=40, example="关于做好义务教育招生工作的通知"),
        Column("number", text=True, example="清教〔2023〕12号", help="没有文号的可以不填"),
        Column("unit", "所属单位", form=False, filter=True),
        Column("kind", filter=True, example="通知公告", shown=False),
        Column("scope", filter=True, example="全县（区）", shown=False),
        Column("office", example="清丰县教育局", shown=False, width=20),
        Column("issued_on", filter=True, example="2023-06-12"),
        Column(
            "legal_basis", width=30, shown=False, options=_bases, required=False, filter=True,
            help="从法规依据库中选择", basis="实施方案 二（一）",
        ),
        Column("superior", width=40, shown=False, help="库中没有的，或者对照了多项的，写在这里"),
        Column(
            "verdict", filter=True, example="保留", tone=lambda value: VERDICT_TONES.get(value, ""),
            help="还没有判定的留空",
        ),
        Column("reason", width=40, shown=False, help="修改或废止必须写明理由"),
        Column("done_by", filter=True, example="2024-06-30", help="修改或废止何时完成"),
        Column("remaining", "剩余时间", value=_remaining, form=False, excel=False, sort=False),
        Column("state", form=False, filter=True, tone=lambda value: POLICY_TONES.get(value, "none")),
        Column("done_on", form=False, shown=False),
        Column("notice_number", form=False, shown=False),
        Column("link", shown=False, width=30),
        Column("issue__number", "问题台账编号", form=False, excel=False, shown=False),
    )  # fmt: skip
    presets = (
        Preset("unjudged", "待判定", lambda rows: rows.unjudged()),
        Preset("unfinished", "待完成", lambda rows: rows.unfinished()),
        Preset("overdue", "已逾期", lambda rows: rows.overdue(clock.today())),
    )
    verbs = (
        Verb.of(POLICIES, "keep", action=guarded(actions.keep_policy), form=KeepForm, bulk=True),
        Verb.of(POLICIES, "judge", action=guarded(actions.judge_policy), form=JudgeForm),
        Verb.of(POLICIES, "complete", action=actions.complete_policy, form=CompleteForm),
        Verb.of(POLICIES, "reopen", action=guarded(actions.reopen_policy), form=ReopenForm, danger=True),
        Verb(
            "issue", "转为问题", action=actions.open_policy_issue, right=Right.REVIEW, when=_may_become_issue,
            bulk=True,
        ),
    )  # fmt: skip
    detail_template = "campaign/register_detail.html"

    def create(
        self, *, by: User | None, unit_id: str, values: Mapping[str, Any], now: datetime
    ) -> PolicyDocument:
        """Form, workbook and API register the one way there is; a verdict in the row judges it."""
        return actions.register_policy(by=by, now=now, unit_id=unit_id, values=values)

    def update(
        self, *, by: User | None, row: PolicyDocument, values: Mapping[str, Any], now: datetime
    ) -> PolicyDocument:
        """A changed verdict is a new judgement."""
        return actions.amend_policy(by=by, now=now, row=row, values=values)

    def locked(self, row: PolicyDocument) -> Refusal | None:
        """Handed in, or done."""
        refusal = super().locked(row)
        if refusal is None and row.state == PolicyState.DONE:
            return Locked("该文件已完成清理；如判定有误，请由本单位审核人“重新判定”。")
        return refusal


def preference_holes(row: PreferenceCategory) -> list[str]:
    """What a preference category still lacks beside its four parts."""
    has_file = getattr(row, "has_file", None)
    if has_file is None:
        has_file = Evidence.objects.of(row).exists()
    wanted = (("未公开", row.public), ("缺文号", row.number), ("缺政策文件", has_file))
    return [hole for hole, present in wanted if not present]


def _holes(row: PreferenceCategory) -> Mark:
    holes = preference_holes(row)
    return Mark("、".join(holes), "late") if holes else Mark("齐全", "ok")


class PreferenceLedger(Ledger):
    """Checklist item P03 asks for exactly this."""

    app = "campaign"
    name = "preferences"
    title = "优待政策"
    model = PreferenceCategory
    basis = "实施方案 二（一）"
    key = ("group",)
    order = ("unit", "group")
    search = ("group", "number")
    levels = (Level.COUNTY, Level.CITY)
    rules = (rules.four_parts_are_written, rules.public_somewhere_since)
    columns = (
        Column("group", width=24, example="高层次人才子女"),
        Column("unit", "所属单位", form=False, filter=True),
        Column("basis", width=40, example="清政办〔2022〕8号第六条", help="哪一份文件的哪一条", shown=False),
        Column("scope", width=40, example="经认定的 A、B 类人才的适龄子女", shown=False),
        Column("conditions", width=40, example="在本县工作满一年，持有效人才证", shown=False),
        Column("procedure", width=40, example="本人申请、单位审核、教育局复核、公示五个工作日", shown=False),
        Column("number", text=True, example="清政办〔2022〕8号"),
        Column("public", filter=True, example="是"),
        Column("published_on", filter=True, example="2024-05-30"),
        Column("link", shown=False, width=30),
        Column("holes", "缺项", value=_holes, form=False, excel=False, sort=False),
    )
    presets = (
        Preset(
            "holes", "有缺项", lambda rows: rows.filter(Q(public=False) | Q(number="") | Q(has_file=False))
        ),
    )
    detail_template = "campaign/register_detail.html"

    def queryset(self, actor: Actor) -> Any:
        """With whether there is a file: one query for the whole list."""
        return super().queryset(actor).annotate(has_file=HAS_FILE)


def _faults(row: SpecialAdmission) -> list[str]:
    return rules.special_faults(row.state, row.quota, row.admitted)


def _alarm(row: SpecialAdmission) -> Mark | str:
    faults = _faults(row)
    return Mark("；".join(faults), "late") if faults else Mark("符合", "ok")


class SpecialTypeLedger(Ledger):
    app = "campaign"
    name = "special-types"
    title = "特殊类型招生"
    model = SpecialAdmission
    basis = "实施方案 二（一）"
    key = ("year", "kind")
    order = ("unit", "kind")
    search = ("number",)
    levels = (Level.SCHOOL,)
    rules = (rules.approved_already,)
    columns = (
        Column("unit", "学校", form=False, filter=True),
        Column("year", filter=True, example="2024", width=8),
        Column("kind", filter=True, example="艺术特色"),
        Column("number", text=True, example="豫教基〔2024〕36号", help="没有省级批准的不得招生", width=20),
        Column("approved_on", filter=True, example="2024-04-10"),
        Column("quota", example="30", width=10),
        Column("admitted", example="0", width=10),
        Column("state", form=False, filter=True, tone=lambda value: SPECIAL_TONES.get(value, "none")),
        Column("alarm", "核对", value=_alarm, form=False, excel=False, sort=False),
        Column("issue__number", "问题台账编号", form=False, excel=False, shown=False),
    )
    presets = (Preset("faulty", "有问题", lambda rows: rows.faulty()),)
    verbs = (
        Verb.of(SPECIALS, "approve", action=actions.approve_special),
        Verb.of(SPECIALS, "withdraw", action=actions.withdraw_special, danger=True),
        Verb(
            "issue", "转为问题", action=actions.open_special_issue, right=Right.REVIEW, bulk=True,
            when=lambda row: row.issue_id is None and bool(_faults(row)),
        ),
    )  # fmt: skip
    detail_template = "campaign/register_detail.html"

    def named(self, row: SpecialAdmission) -> str:
        """School and kind: the first column alone would name the school only."""
        return str(row)

    def update(
        self, *, by: User | None, row: SpecialAdmission, values: Mapping[str, Any], now: datetime
    ) -> SpecialAdmission:
        """Once approved, only the number of the admitted goes on (:class:`rules.ApprovedIsFixed`)."""
        fixed = {name for name, value in values.items() if name != "admitted" and getattr(row, name) != value}
        if row.state == SpecialState.APPROVED and fixed:
            raise rules.ApprovedIsFixed(field=sorted(fixed)[0])
        super().update(by=by, row=row, values=values, now=now)
        return row


def policies_of(assignment: Assignment) -> Any:
    """The unit's inventory: what 政策清理 (I3) hands in."""
    return PolicyDocument.objects.filter(unit_id=assignment.unit_id)


def _document_of(actor: Actor, issue: Issue) -> Link | None:
    """From an issue back to the document it was opened for."""
    row = PolicyDocument.objects.under(*actor.scope).filter(issue=issue).first()
    return Link("政策文件", reverse("campaign:policies-detail", args=[row.pk])) if row else None


def _special_of(actor: Actor, issue: Issue) -> Link | None:
    """From an issue back to the special recruitment it was opened for."""
    row = SpecialAdmission.objects.under(*actor.scope).filter(issue=issue).first()
    return Link("特殊类型招生", reverse("campaign:special-types-detail", args=[row.pk])) if row else None


register(PolicyLedger)
register_link("campaign/issues", _document_of)
register_link("campaign/issues", _special_of)
register(PreferenceLedger)
register(SpecialTypeLedger)
register_contents("I3", "campaign/policies", policies_of, open_to_files=Q(state=PolicyState.JUDGED))
register_completion("I3", policies_complete)
