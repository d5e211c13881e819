"""What is asked when a map is uploaded."""

from django import forms

from yangguang.common.forms import StyledForm
from zoning.choices.zones import ZONE_STAGES
from zoning.rules.uploads import GCJ_HINT


class ZonesUploadForm(StyledForm):
    """Polygons of zones, matched to drafts by name."""

    file = forms.FileField(
        label="图形文件",
        help_text="GeoJSON（.geojson），或打包的 shapefile（.zip，含 .shp、.dbf、.shx、.prj），不超过 20 MB。"
        "每个图形须有 name（片区名称）属性，可另有 schools（学校代码或校名）。" + GCJ_HINT,
    )
    stage = forms.ChoiceField(label="学段", choices=ZONE_STAGES)
    year = forms.IntegerField(label="招生年度", min_value=2020, max_value=2099)
    repair = forms.BooleanField(
        label="自动修复自相交等不合规范的图形",
        required=False,
        help_text="修复前后的面积差会写在片区的图形说明里。",
    )


class OutlineUploadForm(StyledForm):
    """The county's outline."""

    file = forms.FileField(
        label="边界文件", help_text="GeoJSON 或打包的 shapefile，里面只有本县（区）一个图形。" + GCJ_HINT
    )
    source = forms.CharField(label="来源", max_length=200, help_text="例如：自然资源局 2024 年行政区划界线")
