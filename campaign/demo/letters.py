"""Discipline in the demo: meetings everywhere, clues, letters and interviews in several states."""

from datetime import date, datetime, time, timedelta

from campaign.actions import accountability, clues, interviews, letters, meetings
from campaign.actions.letter_documents import render_letter
from campaign.demo.people import Offices
from campaign.models import Campaign, Clue, Issue, Letter
from yangguang.common import clock
from yangguang.documents.pdf import pdf_available
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit

MARK = "（虚构）"
LATE = {"410927"}  # held its mobilisation after phase one
NO_TALK = {"410926", "410973"}  # had no group talk yet


def load(*, campaign: Campaign, offices: Offices, now: datetime) -> None:
    """Everything of discipline up to ``now``. Runs in a scope that covers the city."""
    schools: dict[str, list[Unit]] = {}
    for unit in Unit.objects.under(campaign.unit_id).filter(level=Level.SCHOOL, active=True):
        schools.setdefault(unit.county_code, []).append(unit)
    _meetings(campaign, offices, now, schools)
    _clues(offices, now, schools)
    _letters(campaign, offices, now)
    _interviews(campaign, offices, now)


def _at(now: datetime, day: date, hour: int = 9) -> datetime:
    return min(datetime.combine(day, time(hour, 30), now.tzinfo), now)


def _meetings(campaign: Campaign, offices: Offices, now: datetime, schools: dict[str, list[Unit]]) -> None:
    for unit in Unit.objects.under(campaign.unit_id).filter(level__in=[Level.CITY, Level.COUNTY]):
        day = date(2024, 6, 3) if unit.pk in LATE else date(2024, 5, 30)
        meetings.record_meeting(
            by=offices.clerk(unit.pk), now=_at(now, day, 17), unit=unit, values=_talk("mobilisation", day)
        )
        if unit.pk not in schools or unit.pk in NO_TALK:
            continue
        day = date(2024, 6, 14)
        talk = meetings.record_meeting(
            by=offices.clerk(unit.pk), now=_at(now, day, 17), unit=unit, values=_talk("group_talk", day)
        )
        there = schools[unit.pk][: max(1, len(schools[unit.pk]) - len(unit.pk) % 4)]
        meetings.take_attendance(
            by=offices.clerk(unit.pk), now=_at(now, day, 18), meeting=talk,
            present={school.pk: "校长" for school in there},
        )  # fmt: skip


def _talk(kind: str, day: date) -> dict[str, object]:
    topic = "阳光招生专项行动动员部署会" if kind == "mobilisation" else "严肃招生工作纪律集体谈话会"
    return {
        "kind": kind, "topic": f"{topic}{MARK}", "held_on": day, "place": "教育局三楼会议室",
        "chair": "张局长",
        "expected": 60, "present": 58, "roster": "局机关有关股室、各学校校长",
        "minutes": f"学习实施方案，明确任务分工和时间节点，强调“十项严禁”。{MARK}",
    }  # fmt: skip


def _clues(offices: Offices, now: datetime, schools: dict[str, list[Unit]]) -> None:
    county = schools["410922"]
    texts = [
        ("patrol", "巡查发现该校门口有培训机构散发“包进重点班”传单", date(2024, 6, 18)),
        ("complaint", "有家长反映报名时要求提交竞赛证书", date(2024, 6, 19)),
        ("opinion", "网帖称该校按家庭住址以外的条件排队", date(2024, 7, 8)),
    ]
    whom = [county[1], county[0], county[2]]  # the first school of the register has an account of its own
    opened = [
        clues.open_clue(
            by=offices.reviewer("410922"), now=_at(now, day), about=about, source=source,
            text=f"{text}{MARK}", area="conduct", found_on=day,
        )
        for about, (source, text, day) in zip(whom, texts, strict=True)
    ]  # fmt: skip
    _conclude(opened[0], offices, now)
    _letter_of(opened[1], offices, now)
    clues.open_clue(
        by=offices.reviewer("4109"), now=_at(now, date(2024, 7, 9)), about=Unit.objects.get(pk="410926"),
        source="inspection", text=f"抽查发现两所学校计划与公布的不一致{MARK}", area="policy",
    )  # fmt: skip


def _conclude(clue: Clue, offices: Offices, now: datetime) -> None:
    by, moment = offices.reviewer("410922"), _at(now, date(2024, 6, 25))
    clues.check_clue(by=by, now=moment, row=clue)
    clues.note_clue(by=by, now=moment, row=clue, text=f"现场查看，询问门卫和班主任，收集传单一份。{MARK}")
    values = {
        "about": clue.about, "clue": clue, "person": f"刘某{MARK}", "post": "教务主任", "kind": "criticism",
        "decided_on": date(2024, 6, 28), "decided_by": "县教育局", "measures": "批评教育，作书面检查。",
    }  # fmt: skip
    later = _at(now, date(2024, 6, 28))
    accountability.hold_to_account(by=by, now=later, unit=clue.unit, values=values)
    clues.conclude_clue(
        by=by, now=later, row=clue, outcome="criticised", finding=f"学校没有及时制止，已清理现场。{MARK}"
    )


def _letter_of(clue: Clue, offices: Offices, now: datetime) -> None:
    by, moment = offices.reviewer("410922"), _at(now, date(2024, 6, 24))
    letter = letters.draft_from_clue(
        by=by, now=moment, row=clue, subject="规范招生报名行为", reply_by=date(2024, 7, 5),
        facts=f"你校在新生报名中要求部分家长提交竞赛证书，与“十项严禁”不符。{MARK}",
        demands="立即停止收取并退还已收证书。\n核查报名材料，向家长说明情况。\n书面报告核查整改情况。",
    )  # fmt: skip
    _send(letter, offices, _at(now, date(2024, 6, 25)))


def _letters(campaign: Campaign, offices: Offices, now: datetime) -> None:
    """The city writes to counties, one letter in each state; a county to a school with a late issue."""
    ends = {"410902": "verified", "410928": "replied", "410927": "received", "410926": "sent"}
    for at, (county, end) in enumerate(ends.items()):
        day = date(2024, 6, 26) + timedelta(days=2 * at)
        letter = letters.draft_letter(
            by=offices.reviewer("4109"), now=_at(now, day), issuer=campaign.unit,
            addressee=Unit.objects.get(pk=county),
            values={
                "subject": "规范民办学校招生工作", "area": "conduct",
                "facts": f"抽查发现，你县（区）部分民办学校招生简章未经审核即对外发布。{MARK}",
                "reply_by": clock.add_working_days(day, 8 + at),
            },
        )  # fmt: skip
        _send(letter, offices, _at(now, day, 11))
        _answer(letter, offices, _at(now, day + timedelta(days=1)), end)
    issue = _late_of(campaign, "410922")
    if issue is not None:
        _draft(issue, offices, now)


def _draft(issue: Issue, offices: Offices, now: datetime) -> None:
    """A letter that waits for the leader's signature."""
    county = issue.unit.county_code
    letters.draft_letter(
        by=offices.reviewer(county), now=now, addressee=issue.unit, issuer=Unit.objects.get(pk=county),
        values={
            "subject": f"规范{issue.get_area_display()}工作", "facts": issue.found, "area": issue.area,
            "issue": issue, "reply_by": clock.add_working_days(now.date(), 5),
        },
    )  # fmt: skip


def _late_of(campaign: Campaign, county: str) -> Issue | None:
    """The open issue of a school of the county that is due first; None where all are closed."""
    rows = Issue.objects.under(county).filter(campaign=campaign, unit__level=Level.SCHOOL).open()
    found: Issue | None = rows.select_related("unit").order_by("due_on", "number").first()
    return found


def _answer(letter: Letter, offices: Offices, moment: datetime, end: str) -> None:
    if end == "sent":
        return
    clerk = offices.clerk(letter.addressee_id)
    letters.receive_letter(by=clerk, now=moment, row=letter)
    if end == "received":
        return
    letters.reply_to_letter(by=clerk, now=moment, row=letter, reply=f"已核查整改，情况属实，材料附后。{MARK}")
    if end == "verified":
        letters.verify_letter(by=offices.reviewer("4109"), now=moment, row=letter, text="同意办结。")


def _send(letter: Letter, offices: Offices, moment: datetime) -> None:
    signed = letters.sign_letter(by=offices.leader(letter.issuer_id), now=moment, row=letter)
    if pdf_available():
        render_letter(letter_id=signed.pk, now=moment)


def _interviews(campaign: Campaign, offices: Offices, now: datetime) -> None:
    """One whose promise is late, one whose promise runs, one to be held."""
    days = {"410928": date(2024, 7, 3), "410922": date(2024, 7, 8), "410927": date(2024, 7, 16)}
    for county, day in days.items():
        issue, by = _late_of(campaign, county), offices.reviewer(county)
        if issue is None:
            continue
        talk = interviews.plan_interview(
            by=by, now=_at(now, day), issuer=Unit.objects.get(pk=county), about=issue.unit,
            values={
                "principal": f"赵某{MARK}", "post": "校长", "reason": issue.found, "issue": issue,
                "planned_on": day, "place": "教育局小会议室", "interviewer": "分管副局长",
            },
        )  # fmt: skip
        if day >= now.date():
            continue
        interviews.hold_interview(
            by=by, now=_at(now, day, 16), row=talk, held_on=day, roster="分管副局长、基教股长、校长",
            minutes=f"通报问题，重申纪律，提出要求。{MARK}", commitments="一周内整改到位，向家长公开说明。",
            commitments_due=clock.add_working_days(day, 5),
        )  # fmt: skip
