"""What the page of sent notices is filtered by."""

from typing import Any

from django import forms

from yangguang.common.forms import DateInput, StyledForm
from yangguang.notices.choices import Outcome
from yangguang.notices.reminders import registered
from yangguang.tenancy.models import Unit

EVENTS = "events"


class SentFilter(StyledForm):
    """Unit (with everything under it), kind, outcome, day; each may be empty."""

    unit = forms.ModelChoiceField(
        label="单位", queryset=Unit.objects.none(), required=False, empty_label="全部单位"
    )
    kind = forms.ChoiceField(label="类别", required=False)
    state = forms.ChoiceField(label="状态", required=False, choices=[("", "全部状态"), *Outcome.choices])
    day = forms.DateField(label="日期", required=False, widget=DateInput)

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit: Any = self.fields["unit"]
        unit.queryset = units
        kind: Any = self.fields["kind"]
        kinds = [(dues.kind, f"提醒：{dues.noun}") for dues in registered()]
        kind.choices = [("", "全部类别"), (EVENTS, "事项通知"), *kinds]
