"""Numbers, dates and moments."""

import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from yangguang.common.forms import DateInput
from yangguang.ledgers.kinds import normal
from yangguang.ledgers.kinds.base import CellError, Kind

if TYPE_CHECKING:
    from yangguang.accounts.rights import Actor

_DATE = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]0?0:00(?::00)?)?|(\d{4})(\d\d)(\d\d)"
)


class IntegerKind(Kind):
    """A whole number."""

    numeric = True

    @property
    def empty(self) -> Any:
        return None

    def parse(self, cell: Any, choices: dict[str, Any]) -> Any:
        written = normal.code(cell).replace(",", "")
        if not written:
            return self.missing()
        if not re.fullmatch(r"[+-]?\d{1,18}", written):
            raise CellError(f"“{self.title}”须为整数，现在是“{normal.as_written(cell)[:20]}”。")
        return self.checked(int(written))


class DecimalKind(Kind):
    """A number with decimals."""

    numeric = True

    @property
    def empty(self) -> Any:
        return None

    def parse(self, cell: Any, choices: dict[str, Any]) -> Any:
        written = normal.code(cell).replace(",", "")
        if not written:
            return self.missing()
        try:
            value = Decimal(written)
        except InvalidOperation as error:
            raise CellError(f"“{self.title}”须为数字，现在是“{normal.as_written(cell)[:20]}”。") from error
        if not value.is_finite():
            raise CellError(f"“{self.title}”须为数字，现在是“{normal.as_written(cell)[:20]}”。")
        return self.checked(self.field.to_python(value) if self.field is not None else value)

    def plain(self, value: Any) -> Any:
        return None if value is None else float(value)


class DateKind(Kind):
    """A day. Excel dates, 2024-07-12, 2024/7/12, 2024年7月12日 and 20240712 are understood."""

    @property
    def empty(self) -> Any:
        return None

    def parse(self, cell: Any, choices: dict[str, Any]) -> Any:
        if isinstance(cell, datetime):
            return self.checked(cell.date())
        if isinstance(cell, date):
            return self.checked(cell)
        written = normal.text(cell).translate({c + 0xFEE0: c for c in range(0x21, 0x7F)})
        if not written:
            return self.missing()
        found = _DATE.fullmatch(written)
        if found is None:
            raise CellError(f"“{self.title}”须为日期，如 2024-07-12，现在是“{written[:20]}”。")
        try:
            return self.checked(date(*(int(part) for part in found.groups() if part is not None)))
        except ValueError as error:
            raise CellError(f"“{self.title}”没有这一天：“{written[:20]}”。") from error

    def show(self, value: Any) -> str:
        return value.isoformat() if value else ""

    def plain(self, value: Any) -> Any:
        return value.isoformat() if value else None

    def form_field(self, actor: "Actor") -> forms.Field:
        made = super().form_field(actor)
        made.widget = DateInput()
        return made


class MomentKind(Kind):
    """A date with its time, Asia/Shanghai; people see it, the system writes it."""

    @property
    def empty(self) -> Any:
        return None

    def parse(self, cell: Any, choices: dict[str, Any]) -> Any:
        if cell in (None, ""):
            return self.missing()
        if isinstance(cell, datetime):
            return timezone.make_aware(cell) if timezone.is_naive(cell) else cell
        try:
            value = datetime.fromisoformat(normal.text(cell).replace("/", "-"))
        except ValueError as error:
            raise CellError(f"“{self.title}”须为日期和时间，如 2024-07-12 09:30。") from error
        return timezone.make_aware(value) if timezone.is_naive(value) else value

    def show(self, value: Any) -> str:
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M") if value else ""

    def plain(self, value: Any) -> Any:
        return value.isoformat() if value else None
