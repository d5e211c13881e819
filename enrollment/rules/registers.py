"""What a register of materials, of apps and of agreements must say."""

from collections.abc import Iterator, Mapping
from typing import Any

from enrollment.choices.registers import SPARED, Asked
from yangguang.common import clock
from yangguang.common.refusals import Refusal

Finding = tuple[str, str]


class AsksAgain(Refusal):
    """What collects again what 学籍 knows already may not go on as it is (plan 二（四）)."""

    code = "ASKS_AGAIN"
    status = 422
    field = "verdict"
    message = "该应用重复采集学籍已有的信息，不能判定为“可以使用”；请要求删去重复的项目，改好登记后再核查。"


def spared_since(values: Mapping[str, Any]) -> Iterator[Finding]:
    """A paper that is no longer asked for says since when, and not from tomorrow on."""
    state, day = values.get("state"), values.get("changed_on")
    if state in SPARED and not day:
        yield "changed_on", "不再提交的材料，请填写从哪一天起。"
    if state == Asked.KEPT and day:
        yield "changed_on", "仍需提交的材料没有调整日期，请留空。"
    if day and day > clock.today():
        yield "changed_on", f"调整日期不能晚于今天（{clock.today():%Y-%m-%d}）；还没执行的请等执行后登记。"


def agreement_is_dated(values: Mapping[str, Any]) -> Iterator[Finding]:
    """Signed by today, and running at least until then."""
    signed, until = values.get("signed_on"), values.get("valid_until")
    if signed and signed > clock.today():
        yield "signed_on", f"签订日期不能晚于今天（{clock.today():%Y-%m-%d}）。"
    if signed and until and until < signed:
        yield "valid_until", "有效期不能早于签订日期。"
