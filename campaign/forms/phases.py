"""What the city writes when it ends a phase."""

from collections.abc import Sequence
from typing import Any

from django import forms

from campaign.queries.phases import Hole
from yangguang.common.forms import StyledForm, style_widget


class ClosePhaseForm(StyledForm):
    """A text for every hole that may be explained, and one on the phase as a whole."""

    note = forms.CharField(
        label="阶段小结", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    phase = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, holes: Sequence[Hole] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for hole in holes:
            if hole.explainable:
                self.fields[hole.field] = forms.CharField(
                    label=f"{hole.unit.name}：{hole.title}",
                    help_text=f"现在：{hole.missing}。写明为什么可以结束、何时补齐。",
                    max_length=500,
                    widget=forms.Textarea(attrs={"rows": 2}),
                    error_messages={
                        "required_zh": f"{hole}，请写明为什么可以结束、何时补齐。",
                    },
                )
                style_widget(self.fields[hole.field])

    @property
    def explanations(self) -> dict[str, str]:
        """Texts by :attr:`Hole.field`."""
        return {name: text for name, text in self.cleaned_data.items() if name.startswith("why-")}
