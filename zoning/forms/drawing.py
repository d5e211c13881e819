"""A polygon from the page of the map, or typed."""

from typing import Any

from django import forms

from yangguang.common.forms import StyledForm
from zoning.rules.drawn import MOST_WRITTEN, NOTHING_DRAWN


class DrawForm(StyledForm):
    """``version`` is the zone's as the person saw it."""

    shape = forms.CharField(
        label="坐标",
        max_length=MOST_WRITTEN,
        help_text="地图上画的图形会自动写在这里。不用地图的，每行写一个点，先经度后纬度，如 115.10, 35.90；"
        "分成几块的，块与块之间空一行。也可以粘贴 GeoJSON。",
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "autocomplete": "off"}),
        error_messages={
            "required_zh": NOTHING_DRAWN,
            "max_length": "坐标太多，请先在制图软件中简化边线，或者上传文件。",
        },
    )
    repair = forms.BooleanField(
        label="自动修复：理顺自相交的边线，截去县域以外的部分",
        required=False,
        help_text="修复前后的面积差会写在片区的图形说明里。",
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["shape"].required = not self.clears

    @property
    def clears(self) -> bool:
        """Whether the polygon is to be taken away."""
        return "clear" in self.data

    def again(self, version: int) -> "DrawForm":
        """The same answers, now over what somebody else saved."""
        return DrawForm({**self.data, "version": version})
