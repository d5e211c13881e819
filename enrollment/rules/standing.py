"""What may become of a school, and what is said of one that is no more. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from enrollment.choices.standing import ChangeKind, Standing
from yangguang.common.refusals import Locked, Refusal


class SchoolClosed(Refusal):
    """A school that was closed or merged takes nobody; the sentence names who took over."""

    code = "SCHOOL_CLOSED"
    status = 422
    message = "该学校已停办或并入其他学校，请选择在办学校。"
    field = "school"


class SchoolEntryClosed(Locked):
    code = "SCHOOL_CLOSED"
    message = "该学校已停办或并入其他学校，登记内容不再修改；确需修改时，请先由审核人员“恢复办学”。"


class SchoolNotOpen(Refusal):
    code = "SCHOOL_NOT_OPEN"
    status = 409
    message = "该学校已不在办，不能再办理这项变更；请刷新页面查看变更记录。"


class SchoolStillOpen(Refusal):
    code = "SCHOOL_STILL_OPEN"
    status = 409
    message = "该学校正在办学，无须恢复。"


class SuccessorUnfit(Refusal):
    code = "SUCCESSOR_UNFIT"
    status = 422
    message = "接收学校须是另一所在办学校，请重新选择。"
    field = "successor"


class ChangeInTheFuture(Refusal):
    code = "CHANGE_IN_THE_FUTURE"
    status = 422
    message = "变更日期不能晚于今天，请在批准生效之后登记。"
    field = "day"


class ChangeBeforeTheLast(Refusal):
    code = "CHANGE_BEFORE_THE_LAST"
    status = 422
    message = "变更日期不能早于上一次变更。"
    field = "day"


class NothingChanged(Refusal):
    code = "NOTHING_CHANGED"
    status = 422
    message = "变更前后相同，请核对。"
    field = "current"


@dataclass(frozen=True)
class Gone:
    """A school that is no more, as far as a sentence needs it. ``heir``: who teaches its children now."""

    code: str
    name: str
    standing: str
    since: date | None
    heir: str = ""

    @property
    def sentence(self) -> str:
        """One Chinese sentence: what became of it, and what to choose instead."""
        when = f"已于 {self.since:%Y-%m-%d} " if self.since else "已"
        if self.standing == Standing.MERGED:
            return f"“{self.name}”{when}并入“{self.heir}”，不能再选，请改选“{self.heir}”。"
        if self.heir:
            return f"“{self.name}”{when}停办，学生由“{self.heir}”接收，请改选“{self.heir}”。"
        return f"“{self.name}”{when}停办，没有指定接收学校，请选择其他在办学校。"


def last_heir(code: str, successors: Mapping[str, str | None]) -> str:
    """Who took over in the end: a successor may itself have been merged. "" when nobody did.

    ``successors``: of the schools that are no more.
    """
    seen, now = {code}, successors.get(code)
    while now and now in successors and now not in seen:
        seen.add(now)
        now = successors[now]
    return now or ""


def must_be_dated(day: date, today: date, last: date | None) -> None:
    """Not tomorrow, and not before the change before it."""
    if day > today:
        raise ChangeInTheFuture
    if last is not None and day < last:
        raise ChangeBeforeTheLast(f"变更日期不能早于上一次变更（{last:%Y-%m-%d}），请核对。")


def must_be_fit(successor: str | None, school: str, *, active: bool) -> None:
    """Who takes over is another school, and open."""
    if successor is None or successor == school or not active:
        raise SuccessorUnfit


def with_former(names: str, name: str) -> str:
    """The former names with one more, oldest first, each once."""
    known = [each for each in names.split("、") if each]
    return "、".join([*known, name] if name not in known else known)[-500:]


CHANGED_FIELD = {
    ChangeKind.RENAMED: "name",
    ChangeKind.OPERATOR: "operator",
    ChangeKind.STAGE: "stage",
}
