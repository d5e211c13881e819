"""Decisions on accountability (plan 一（四）, 四（三）)."""

from collections.abc import Iterable, Mapping
from typing import Any

from campaign.choices.discipline import IN_WRITING
from yangguang.common import clock
from yangguang.common.refusals import Refusal


class NoCause(Refusal):
    code = "ACCOUNTABILITY_NO_CAUSE"
    status = 422
    message = "请选择追责所依据的线索或问题：没有来由的追责不能登记。"
    field = "clue"


class NotUnderYou(Refusal):
    code = "NOT_UNDER_YOU"
    status = 403
    message = "只能登记本单位及下级单位人员的责任追究，请另选所在单位。"
    field = "about"


class ForeignClue(Refusal):
    code = "FOREIGN_CLUE"
    status = 422
    message = "这条线索由别的单位办理，请由办理线索的单位登记追责。"
    field = "clue"


def record_agrees(values: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """A cause, a day that has come, a document where the kind asks for one."""
    if not values.get("clue") and not values.get("issue"):
        yield "clue", NoCause.message
    day = values.get("decided_on")
    if day and day > clock.today():
        yield "decided_on", "决定日期不能晚于今天，请核对。"
    if values.get("kind") in IN_WRITING and not values.get("document_no"):
        yield "document_no", "诫勉、通报批评、组织处理、党纪政务处分和移送须填写文书号。"
