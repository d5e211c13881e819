"""A complaint comes in, from a phone or typed in by the office; afterwards its owner adds to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from secrets import token_hex
from typing import Final

from django.core.files.uploadedfile import UploadedFile
from django.db import connection, transaction

from complaints import rules
from complaints.actions.clocks import hear_from_complainant
from complaints.actions.records import tell_office, write_message, write_step
from complaints.choices import Channel, Sender
from complaints.models import Case, CaseMessage, Complainant
from complaints.rules import clocks
from yangguang.accounts.models import User
from yangguang.audit.history import forget_who_asks
from yangguang.common.numbering import next_number
from yangguang.evidence.actions import attach
from yangguang.evidence.models import Evidence
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import current_scope, scope, secret_hash

ADDITION: Final = "投诉举报有新的补充，请查看"


@dataclass(frozen=True)
class Person:
    """Who complains, as far as they want to say."""

    name: str = ""
    phone: str = ""
    relation: str = ""

    def __bool__(self) -> bool:
        return bool(self.name or self.phone or self.relation)


@dataclass(frozen=True)
class Story:
    """What is complained about."""

    about: Unit
    kind: str
    text: str
    happened: str = ""
    urgent: bool = False
    channel: str = Channel.WEB


@transaction.atomic
def file_case(
    *,
    by: User | None,
    now: datetime,
    code: str,
    story: Story,
    person: Person | None = None,
    files: Sequence[UploadedFile] = (),
) -> Case:
    """Register a complaint under the secret ``code``; the same code again returns the same case.

    It goes to the unit above the one complained about, whoever registers it. Only the day is kept of what
    the public sends. Raises :class:`rules.NothingToHandle` and what the files raise.
    """
    unit_id = rules.handling_code(story.about.pk)
    key = rules.code_key(code)
    if by is None:
        forget_who_asks()
    with scope(*current_scope().codes, secret=key):
        # Two clicks at once: the second waits here and then finds what the first wrote.
        one_at_a_time(key)
        known = Case.objects.filter(secret_hash=secret_hash(key)).first()
        if known is not None:
            return known
        case = write_case(unit_id, key, story, named=bool(person and person.name), now=now)
        for position, upload in enumerate(files, start=1):
            upload.name = _anonymous_name(f"材料{position}", upload)
            attach(by=None, subject=case, upload=upload, kind="群众提供", now=rules.whole_day(now))
    if person:
        _write_person(case, person, now=now)
    title = f"收到新的投诉举报，请在{rules.day(case.accept_by)}前决定是否受理"
    tell_office(case, f"case-received-{case.pk}", title, now=now)
    return case


def one_at_a_time(key: str) -> None:
    """Whoever comes with the same code waits for the end of the other's transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [secret_hash(key)])


def write_case(
    unit_id: str, key: str, story: Story, *, named: bool, now: datetime, appeal_of: Case | None = None
) -> Case:
    """Put a case into the ledger of the unit that handles it, under the next number. Scope: the code's."""
    day = rules.whole_day(now)
    accept_by = clocks.accept_by(now.date(), urgent=story.urgent)
    number = next_number(f"case-{now.year}-{unit_id}")
    case = Case(
        unit_id=unit_id,
        number=f"{now.year}-{unit_id}-T{number:04d}",
        secret_hash=secret_hash(key),
        about=story.about,
        appeal_of=appeal_of,
        area=appeal_of.area if appeal_of else "",
        kind=story.kind,
        channel=story.channel,
        anonymous=not named,
        urgent=story.urgent,
        text=story.text,
        happened=story.happened,
        received_on=now.date(),
        accept_by=accept_by,
        reply_by=clocks.reply_by(accept_by, story.kind),
        created_at=day,
        updated_at=day,
    )
    case.save(force_insert=True)
    write_step(case, now=now)
    return case


def _write_person(case: Case, person: Person, *, now: datetime) -> None:
    """Insert under a key of its own that nobody keeps: the code of the case does not open this table."""
    key, day = token_hex(32), rules.whole_day(now)
    with scope(secret=key):
        Complainant(
            unit_id=case.unit_id,
            case=case,
            intake_hash=secret_hash(key),
            name=person.name,
            phone=person.phone,
            relation=person.relation,
            created_at=day,
            updated_at=day,
        ).save(force_insert=True)


def _anonymous_name(stem: str, upload: UploadedFile) -> str:
    """A file name that tells nothing of its owner; only the extension is kept."""
    return f"{stem}.{(upload.name or '').rpartition('.')[2].lower()}"


@transaction.atomic
def add_message(*, case: Case, key: str, text: str, now: datetime) -> CaseMessage:
    """The complainant writes to the handler; ``key`` is what opened the case (:func:`rules.code_key`)."""
    forget_who_asks()
    with scope(secret=key):
        message = write_message(case=case, sender=Sender.COMPLAINANT, text=text, now=now)
    hear_from_complainant(case=case, now=now)
    tell_office(case, f"case-message-{message.pk}", ADDITION, now=now)
    return message


@transaction.atomic
def add_file(*, case: Case, key: str, upload: UploadedFile, now: datetime) -> Evidence:
    """The complainant adds a file to an open case, under a name that tells nothing."""
    if not rules.admits(case, "message"):
        raise rules.NotNow("这件事已经办完，不能再补充材料。如有新情况，请重新提交一次。")
    forget_who_asks()
    with scope(secret=key):
        upload.name = _anonymous_name("补充材料", upload)
        evidence = attach(by=None, subject=case, upload=upload, kind="群众补充", now=rules.whole_day(now))
    hear_from_complainant(case=case, now=now)
    tell_office(case, f"case-file-{evidence.pk}", ADDITION, now=now)
    return evidence
