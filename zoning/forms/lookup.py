"""What a parent asks: an address or a point, for primary or junior school."""

from typing import Any

from django import forms

from yangguang.common.forms import StyledForm
from zoning.choices.zones import ZONE_STAGES
from zoning.rules.addresses import LONGEST, AddressUnread, parse
from zoning.rules.geometry import CHINA

_NOTHING = "请填写住址，例如“朝阳路 12 号”；也可以在地图上点，或者使用手机的位置。"
_UNREAD = "没有看懂这个住址，请写路名和门牌号、小区名和楼号，或者村名，例如“朝阳路 12 号”。"
_ELSEWHERE = "这个位置不在中国境内，经度、纬度可能填反了；请改写住址，或者重新在地图上点。"


class LookUpForm(StyledForm):
    """Sent by POST, so that no address stands in a URL or a log; nothing of it is kept."""

    stage = forms.ChoiceField(
        label="孩子要上", choices=ZONE_STAGES, initial="primary", widget=forms.RadioSelect
    )
    county = forms.ChoiceField(label="县（区）", required=False)
    address = forms.CharField(
        label="住址",
        max_length=LONGEST,
        help_text="写路名和门牌号、小区名和楼号，或者村名。不用写姓名和身份证号。",
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "known-names", "spellcheck": "false"}),
        error_messages={
            "required_zh": _NOTHING,
            "max_length": "住址太长，请只写路名和门牌号、小区名和楼号，或者村名。",
        },
    )
    lon = forms.FloatField(required=False, widget=forms.HiddenInput)
    lat = forms.FloatField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, counties: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A point of the map or of the telephone takes the place of an address.
        self.fields["address"].required = not (self.data.get("lon") and self.data.get("lat"))
        field = self.fields["county"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "全部县（区）"), *counties]

    @property
    def point(self) -> tuple[float, float] | None:
        """Longitude and latitude, when no address was written."""
        lon, lat = self.cleaned_data.get("lon"), self.cleaned_data.get("lat")
        written = self.cleaned_data.get("address")
        return None if written or lon is None or lat is None else (lon, lat)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if "address" in self.errors:
            return given
        if self.point is None and not given.get("address"):
            self.add_error("address", _NOTHING)
        elif self.point is not None:
            west, south, east, north = CHINA
            lon, lat = self.point
            if not (west <= lon <= east and south <= lat <= north):
                self.add_error("address", _ELSEWHERE)
        else:
            self._read(given["address"])
        return given

    def _read(self, written: str) -> None:
        try:
            parse(written)
        except AddressUnread:
            self.add_error("address", _UNREAD)
