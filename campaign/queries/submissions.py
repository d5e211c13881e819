"""Reads of what was handed in: what changed since the last time, what a return may mark."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from campaign.choices.timeline import FILES, NOTE
from campaign.contents import contents_of, rows_of
from campaign.models import Assignment, ReturnMark, Submission
from yangguang.evidence.models import Evidence


@dataclass(frozen=True)
class Difference:
    """One thing that changed: ``kind`` 新增, 删除, 替换, 修改; ``fields`` title, before, now."""

    kind: str
    name: str
    fields: list[tuple[str, str, str]] = field(default_factory=list)


@dataclass
class DifferenceGroup:
    """Changes under one heading (说明, 附件, a ledger)."""

    title: str
    lines: list[Difference] = field(default_factory=list)


TONES = {"新增": "ok", "删除": "late", "替换": "due", "修改": "due"}


def same(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Whether two submissions say the same."""
    return not differences(before, after)


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[DifferenceGroup]:
    """What changed from one submission's contents to another's; headings without a change are left out."""
    groups = []
    if before.get(NOTE, "") != after.get(NOTE, ""):
        fields = [("说明", before.get(NOTE, ""), after.get(NOTE, ""))]
        groups.append(DifferenceGroup("说明", [Difference("修改", "说明", fields)]))
    groups.append(DifferenceGroup("附件", _files(before.get(FILES, []), after.get(FILES, []))))
    old = {ledger["label"]: ledger for ledger in before.get("ledgers", [])}
    new = {ledger["label"]: ledger for ledger in after.get("ledgers", [])}
    for label in [*new, *(label for label in old if label not in new)]:
        title = (new.get(label) or old[label])["title"]
        groups.append(DifferenceGroup(title, _rows(old.get(label), new.get(label))))
    return [group for group in groups if group.lines]


def _files(before: list[dict[str, str]], after: list[dict[str, str]]) -> list[Difference]:
    """Files by checksum; a new one of the same name or the same kind on the same row replaces a gone one."""
    gone = [f for f in before if f["sha256"] not in {g["sha256"] for g in after if g["of"] == f["of"]}]
    come = [f for f in after if f["sha256"] not in {g["sha256"] for g in before if g["of"] == f["of"]}]
    lines = []
    for file in come:
        old = next((g for g in gone if _replaces(file, g)), None)
        if old is None:
            lines.append(Difference("新增", file["name"]))
        else:
            gone.remove(old)
            lines.append(Difference("替换", file["name"], [("文件", old["name"], file["name"])]))
    return [*lines, *(Difference("删除", file["name"]) for file in gone)]


def _replaces(new: Mapping[str, str], old: Mapping[str, str]) -> bool:
    same_kind = bool(new["kind"]) and new["kind"] == old["kind"]
    return new["of"] == old["of"] and (new["name"] == old["name"] or same_kind)


def _rows(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> list[Difference]:
    old = {row["id"]: row for row in before["rows"]} if before else {}
    new = {row["id"]: row for row in after["rows"]} if after else {}
    lines = []
    for key, row in new.items():
        if key not in old:
            lines.append(Difference("新增", row["name"]))
        elif before is not None and after is not None and row["values"] != old[key]["values"]:
            had = dict(zip(before["columns"], old[key]["values"], strict=False))
            has = dict(zip(after["columns"], row["values"], strict=False))
            fields = [(t, had.get(t, ""), has[t]) for t in has if had.get(t, "") != has[t]]
            lines.append(Difference("修改", row["name"], fields))
        elif row["version"] != old[key]["version"]:
            lines.append(Difference("修改", row["name"]))
    return [*lines, *(Difference("删除", old[key]["name"]) for key in old if key not in new)]


def rounds(assignment: Assignment) -> list[Submission]:
    """What was handed in so far, the last first."""
    return list(assignment.submissions.select_related("by").order_by("-number"))


def last_changes(found: list[Submission]) -> list[DifferenceGroup] | None:
    """与上次提交相比; None when there was no time before."""
    return differences(found[1].contents, found[0].contents) if len(found) > 1 else None


def changes_since(assignment: Assignment, found: list[Submission]) -> list[DifferenceGroup] | None:
    """What the unit changed since its last submission, while it has the work back; None before the first."""
    if not found:
        return None
    return differences(found[0].contents, contents_of(assignment, note=found[0].note))


def standing_marks(assignment: Assignment) -> list[ReturnMark]:
    """What the last return marked and is not handed in again."""
    return list(ReturnMark.objects.filter(assignment=assignment).standing())


@dataclass(frozen=True)
class Markable:
    """One thing a return may mark. ``key`` names it in the form; ``file`` can be opened."""

    key: str
    name: str
    detail: str = ""
    subject: str = ""
    subject_id: UUID | None = None
    part: str = ""
    file: Evidence | None = None
    url: str = ""


@dataclass
class MarkGroup:
    title: str
    lines: list[Markable] = field(default_factory=list)


def markable(assignment: Assignment) -> list[MarkGroup]:
    """Everything of a submission that a return may mark: the note, its files, its rows and their files, and
    what is missing."""
    ledgers = rows_of(assignment)
    ids = [assignment.pk, *(row.pk for _, _, rows in ledgers for row in rows)]
    files: dict[Any, list[Evidence]] = {}
    for file in Evidence.objects.filter(subject_id__in=ids).order_by("created_at", "name"):
        files.setdefault(file.subject_id, []).append(file)
    own = MarkGroup("附件", [_file(file) for file in files.get(assignment.pk, [])])
    own.lines.append(Markable("files", "缺少的附件", "对方可以再上传", part=FILES))
    groups = [MarkGroup("说明", [Markable("note", "说明", assignment.note or "（空）", part=NOTE)]), own]
    for source, ledger, rows in ledgers:
        group = MarkGroup(ledger.title)
        for row in rows:
            name = ledger.named(row)
            shown = [k.show_row(row) for k in ledger.kinds.values() if k.field is not None and k.column.shown]
            detail = " · ".join(text for text in shown if text and text != name)
            url = ledger.url("detail", row.pk)
            group.lines.append(
                Markable(f"r-{row.pk}", name, detail, ledger.model._meta.label, row.pk, url=url)
            )
            group.lines += [_file(file) for file in files.get(row.pk, [])]
        group.lines.append(
            Markable(f"l-{source.label}", f"{ledger.title}缺少的行", "对方可以新增", part=source.label)
        )
        groups.append(group)
    return groups


def _file(file: Evidence) -> Markable:
    return Markable(
        f"f-{file.pk}", file.name, file.kind, Evidence._meta.label, file.pk, str(file.subject_id), file
    )
