"""The limit of a list page: a bare Django ListView over plain tables, with sessions and sign-in alone."""

from collections.abc import Callable
from typing import Any

from django.db import models
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import Client, override_settings
from django.urls import path
from django.views.generic import ListView

from benchmarks import people
from enrollment.choices import Away, Grade, Placement, Sex, Source
from yangguang.accounts.models import User
from yangguang.tenancy.models import Unit


class PlainChild(models.Model):
    id = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=50)
    sex = models.CharField(max_length=6, choices=Sex.choices)
    id_number = models.TextField()
    birth_date = models.DateField()

    class Meta:
        app_label, managed, db_table = "benchmarks", False, "plain_enrollment_child"

    def __str__(self) -> str:
        return self.name


class PlainLeftBehind(models.Model):
    id = models.UUIDField(primary_key=True)
    unit_id = models.TextField()
    updated_at = models.DateTimeField()
    child = models.ForeignKey(PlainChild, models.DO_NOTHING, related_name="+")
    school = models.ForeignKey(Unit, models.DO_NOTHING, null=True, related_name="+")
    grade = models.CharField(max_length=2, choices=Grade.choices)
    placement = models.CharField(max_length=15, choices=Placement.choices)
    source = models.CharField(max_length=20, choices=Source.choices)
    verified_on = models.DateField(null=True)
    away = models.CharField(max_length=5, choices=Away.choices)

    class Meta:
        app_label, managed, db_table = "benchmarks", False, "plain_enrollment_leftbehind"

    def __str__(self) -> str:
        return str(self.pk)


TEMPLATE = """<!doctype html><html lang="zh-CN"><title>农村留守儿童台账</title>
<form method="get"><input name="q" value="{{ request.GET.q }}"></form>
<p>共 {{ paginator.count }} 条</p>
<table><thead><tr><th>姓名<th>性别<th>证件号码<th>出生日期<th>就读学校<th>年级<th>安置情况<th>信息来源<th>核实日期<th>父母外出情况
</thead><tbody>{% for row in object_list %}<tr><td><a href="/{{ row.pk }}/">{{ row.child.name }}</a></td>
<td>{{ row.child.get_sex_display }}</td><td>{{ row.child.id_number }}</td>
<td>{{ row.child.birth_date|date:"Y-m-d" }}</td><td>{{ row.school.name }}</td>
<td>{{ row.get_grade_display }}</td>
<td>{{ row.get_placement_display }}</td><td>{{ row.get_source_display }}</td>
<td>{{ row.verified_on|date:"Y-m-d" }}</td><td>{{ row.get_away_display }}</td></tr>
{% endfor %}</tbody></table>
{% if page_obj.has_next %}<a href="?page={{ page_obj.next_page_number }}">下一页</a>{% endif %}</html>"""


class BareList(ListView):
    """What anybody would write first: 50 rows a page, joined, counted; filter and search by the address."""

    paginate_by = 50

    def get_queryset(self) -> QuerySet[PlainLeftBehind]:
        rows = PlainLeftBehind._default_manager.select_related("child", "school").order_by(
            "-updated_at", "pk"
        )
        asked = self.request.GET
        if asked.get("placement"):
            rows = rows.filter(placement=asked["placement"])
        if asked.get("q"):
            rows = rows.filter(Q(child__name__contains=asked["q"]))
        return rows

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        return HttpResponse(_template().render(context, self.request))


def _template() -> Any:
    found = _compiled.get("list")
    if found is None:
        found = _compiled["list"] = engines["django"].from_string(TEMPLATE)
    return found


_compiled: dict[str, Any] = {}


def bare_list(request: HttpRequest) -> HttpResponse:
    """The ListView behind a sign-in check, and nothing else."""
    if not request.user.is_authenticated:
        return HttpResponse(status=403)
    response: HttpResponse = BareList.as_view()(request)  # type: ignore[assignment]
    return response


urlpatterns = [path("", bare_list)]


def own_urls(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: this client's requests go to this module's addresses."""

    def handle(request: HttpRequest) -> HttpResponse:
        request.urlconf = "benchmarks.bare"
        return get_response(request)

    return handle


def bare_client(user: User) -> Client:
    """A client whose requests pass session and sign-in, and none of our middleware."""
    client = people.browser(user)
    middleware = [
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "benchmarks.bare.own_urls",
    ]
    with override_settings(MIDDLEWARE=middleware):
        client.handler.load_middleware()  # it is loaded at the first request otherwise
    return client
