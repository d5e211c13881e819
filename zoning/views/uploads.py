"""Doors through which maps come in. A fault is one sentence beside the file; nothing is saved then."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from yangguang.accounts.access import require, staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.common import clock
from yangguang.common.forms import StyledForm
from yangguang.common.refusals import Refusal
from yangguang.tenancy.choices import Right
from yangguang.tenancy.models import Unit
from zoning.actions.places import set_outline
from zoning.actions.uploads import take_zones
from zoning.forms.uploads import OutlineUploadForm, ZonesUploadForm
from zoning.models import CountyOutline
from zoning.queries.checks import outline_of
from zoning.rules import uploads
from zoning.rules.drawn import must_meet
from zoning.views.checks import stage_and_year


@staff_only(Right.FILL)
def zones(request: ActorRequest, code: str) -> HttpResponse:
    """Polygons of zones, all of them or none."""
    require(request.actor, Right.FILL, code)
    stage, year = stage_and_year(request)
    form = ZonesUploadForm(
        request.POST or None, request.FILES or None, initial={"stage": stage, "year": year}
    )
    if request.method == "POST" and form.is_valid() and _take(request, form, code):
        told = form.cleaned_data
        return redirect(f"{reverse('zoning:checks', args=[code])}?stage={told['stage']}&year={told['year']}")
    adjustments = f"{reverse('zoning:adjustments-list')}?unit={code}"
    return _page(request, form, code, "上传片区图形", "上传并检查", adjustments=adjustments)


def _take(request: ActorRequest, form: StyledForm, code: str) -> bool:
    told = form.cleaned_data
    try:
        features = uploads.read(
            told["file"].file, told["file"].name, told["file"].size, repair=told["repair"]
        )
        border = outline_of(code)
        for feature in features:
            must_meet(feature, border)
        done = take_zones(
            by=request.actor.user, unit_id=code, stage=told["stage"], year=told["year"], features=features,
            now=clock.now(),
        )  # fmt: skip
    except Refusal as refusal:
        form.add_error("file", refusal.message)
        return False
    messages.success(
        request, f"已绘入 {len(done.drawn)} 个片区，其中新拟 {len(done.made)} 个。下面是检查结果。"
    )
    for sentence in done.repairs[:20]:
        messages.warning(request, sentence)
    return True


@staff_only(Right.FILL)
def outline(request: ActorRequest, code: str) -> HttpResponse:
    """The county's outline: one polygon."""
    require(request.actor, Right.FILL, code)
    form = OutlineUploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and _take_outline(request, form, code):
        return redirect("zoning:checks", code=code)
    return _page(request, form, code, "上传县域边界", "上传")


def _take_outline(request: ActorRequest, form: StyledForm, code: str) -> bool:
    told = form.cleaned_data
    try:
        features = uploads.read(told["file"].file, told["file"].name, told["file"].size, repair=False)
        if len(features) != 1:
            raise uploads.BadMap(f"文件里有 {len(features)} 个图形，县域边界只能有一个，请只导出本县（区）。")
        set_outline(
            by=request.actor.user, unit_id=code, shape=features[0].shape, source=told["source"],
            file_name=told["file"].name, now=clock.now(),
        )  # fmt: skip
    except Refusal as refusal:
        form.add_error("file", refusal.message)
        return False
    messages.success(request, "县域边界已更新，下面按新边界检查。")
    return True


def _page(
    request: ActorRequest, form: StyledForm, code: str, title: str, submit: str, **more: str
) -> HttpResponse:
    context = {
        "form": form, "unit": Unit.objects.get(pk=code), "title": title, "submit": submit,
        "outline": CountyOutline.objects.filter(unit_id=code).defer("polygon").first(),
        "back": reverse("zoning:checks", args=[code]), **more,
    }  # fmt: skip
    return render(request, "zoning/upload.html", context, status=422 if form.errors else 200)
