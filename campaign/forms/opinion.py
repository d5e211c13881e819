"""What the verbs on rumours, incidents and risks ask."""

from django import forms

from campaign.choices.opinion import Department, IncidentLevel, Truth
from yangguang.common.forms import StyledForm


def _words(label: str, help_text: str = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=2000,
        required=required,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=help_text,
    )


class CheckRumourForm(StyledForm):
    truth = forms.ChoiceField(label="核查结论", choices=Truth.choices)
    finding = _words("核查情况", "向谁核实、依据什么文件。")


class StatementForm(StyledForm):
    statement = _words("辟谣声明", "家长会原样看到：哪里不对，正确的规定是什么，到哪里查。")
    published_where = forms.CharField(
        label="发布平台", max_length=200, help_text="例如：县教育局公众号、政府网站。"
    )
    published_link = forms.URLField(label="发布链接", required=False, assume_scheme="https")


class TextForm(StyledForm):
    text = _words("情况说明")


class MeasuresForm(StyledForm):
    text = _words("处置措施", "谁负责、先做什么、什么时候回应。")


class InformForm(StyledForm):
    department = forms.ChoiceField(label="通报部门", choices=Department.choices)
    text = _words("通报情况", "何时、以什么方式通报，对方如何答复。")


class ConclusionForm(StyledForm):
    text = _words("处置结论", "事实是什么、怎么处理的、家长是否认可。")


class OutcomeForm(StyledForm):
    outcome = _words("化解情况")


class OccurredForm(StyledForm):
    level = forms.ChoiceField(label="舆情等级", choices=IncidentLevel.choices)
    text = _words("基本情况")
