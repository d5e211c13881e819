"""The API of every ledger: same rights, same form, same rules, same actions as its pages."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import QueryDict
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from yangguang.accounts.access import current_user, require_anywhere
from yangguang.accounts.rights import Actor
from yangguang.common import clock
from yangguang.common.refusals import Refusal, StaleVersion
from yangguang.ledgers.actions.constraints import constraints_in_words
from yangguang.ledgers.declaration import UNIT, Ledger, Verb
from yangguang.ledgers.forms import RowForm
from yangguang.ledgers.kinds import ChoiceKind, Computed, FlagKind, Kind, SealedKind
from yangguang.ledgers.queries.criteria import parse
from yangguang.ledgers.queries.pages import page as find_page
from yangguang.ledgers.queries.rows import fill_units, loaded
from yangguang.ledgers.queries.versions import token_of
from yangguang.ledgers.views.detail import row_of


class Invalid(Refusal):
    """The body does not make a row; ``fields`` says why, column by column."""

    code = "INVALID"
    status = 422
    message = "有内容需要改正，没有写入。"


class VersionMissing(Refusal):
    """A change says which version it was made on (RFC 9110 If-Match)."""

    code = "VERSION_MISSING"
    status = 428
    message = "请在 If-Match 头或 version 字段中写明所依据的版本。"


class MayView(BasePermission):
    """Signed in, and holds the ledger's right somewhere; each row is asked for again."""

    def has_permission(self, request: Request, view: Any) -> bool:
        if not request.user.is_authenticated:
            return False
        require_anywhere(actor_of(request), view.ledger.view)
        return True


def actor_of(request: Request) -> Actor:
    """The actor the middleware found."""
    actor: Actor = request._request.actor  # type: ignore[attr-defined]
    return actor


class LedgerViewSet(ViewSet):
    """One ledger; :func:`viewset_of` fills ``ledger`` in and describes it to OpenAPI."""

    ledger: Ledger
    permission_classes = [MayView]

    def list(self, request: Request) -> Response:
        ledger, actor = self.ledger, actor_of(request)
        criteria = parse(ledger, actor, request._request.GET)
        found = find_page(ledger, actor, criteria)
        rows = loaded(ledger, [pk for pk, _ in found.rows])
        results = [represent(ledger, rows[pk]) for pk, _ in found.rows if pk in rows]
        return Response(
            {
                "count": found.count,
                "count_capped": found.capped,
                "page": found.number,
                "has_next": found.has_next,
                "results": results,
            }
        )

    def retrieve(self, request: Request, pk: str) -> Response:
        return self._row(row_of(self.ledger, actor_of(request), pk, self.ledger.view))

    def _row(self, row: Any, code: int = status.HTTP_200_OK) -> Response:
        headers = {"ETag": f'"{token_of(self.ledger, row)}"'}
        return Response(represent(self.ledger, row), status=code, headers=headers)


class VerbsMixin:
    """The verbs of a ledger that has any."""

    ledger: Ledger
    _row: Any

    @action(detail=True, methods=["post"], url_path=r"verbs/(?P<name>[-\w]+)")
    def verb(self, request: Request, pk: str, name: str) -> Response:
        ledger, actor = self.ledger, actor_of(request)
        found = ledger.verb(name)
        if found is None:
            return Response(status=status.HTTP_404_NOT_FOUND)
        row = loaded(ledger, [row_of(ledger, actor, pk, found.right).pk], lock=True)[_key(ledger, pk)]
        if not found.reaches(actor.rights, row):
            raise PermissionDenied
        if not found.applies(row):
            raise ledger.not_now(found, row)
        with constraints_in_words(ledger):
            found.action(by=current_user(actor), row=row, now=clock.now(), **_verb_data(found, request))
        return self._row(row_of(ledger, actor, pk, ledger.view))


class WritableMixin:
    """Rows that people write themselves."""

    ledger: Ledger
    _row: Any

    def create(self, request: Request) -> Response:
        ledger, actor = self.ledger, actor_of(request)
        require_anywhere(actor, ledger.fill)
        form = self._form(request, fill_units(ledger, actor))
        with constraints_in_words(ledger):
            ledger.refuse_new(form.unit_id, form.values)
            row = ledger.create(
                by=current_user(actor), unit_id=form.unit_id, values=form.values, now=clock.now()
            )
        return self._row(row_of(ledger, actor, row.pk, ledger.view), status.HTTP_201_CREATED)

    def partial_update(self, request: Request, pk: str) -> Response:
        ledger, actor = self.ledger, actor_of(request)
        row = loaded(ledger, [row_of(ledger, actor, pk, ledger.fill).pk], lock=True)[_key(ledger, pk)]
        refusal = ledger.locked(row)
        if refusal is not None:
            raise refusal
        self._check_version(request, row)
        form = self._form(request, [], row)
        with constraints_in_words(ledger):
            ledger.update(by=current_user(actor), row=row, values=form.values, now=clock.now())
        return self._row(row_of(ledger, actor, pk, ledger.view))

    def _check_version(self, request: Request, row: Any) -> None:
        body: Any = request.data
        said = body.get("version", "") if isinstance(body, dict) else ""
        stated = request.headers.get("If-Match", "").removeprefix("W/").strip('"') or str(said)
        if not stated:
            raise VersionMissing
        if stated != token_of(self.ledger, row):
            raise StaleVersion(current=token_of(self.ledger, row))

    def _form(self, request: Request, units: Any, row: Any = None) -> RowForm:
        """The page's own form over the body; what a PATCH leaves out stays as it is."""
        ledger, body = self.ledger, request.data
        if not isinstance(body, dict):
            raise Invalid("请求体须为一个 JSON 对象。")
        writable = {kind.name for kind in ledger.edited} | ({"version"} if row is not None else {UNIT})
        foreign = sorted(set(body) - writable)
        if foreign:
            raise Invalid(f"没有这些字段，或不可写：{'、'.join(foreign)}。")
        data = QueryDict(mutable=True)
        if row is not None:
            data.update({kind.name: kind.form_text(kind.initial(row)) for kind in ledger.edited})
        for name, value in body.items():
            data[name] = "" if value is None or value is False else str(value)
        form = RowForm(data, ledger=ledger, actor=actor_of(request), row=row, units=units)
        if not form.is_valid():
            errors = {name: [str(e) for e in found] for name, found in form.errors.items()}
            raise Invalid(fields=errors)
        return form


def _key(ledger: Ledger, pk: str) -> Any:
    return ledger.model._meta.pk.to_python(pk)


def _verb_data(verb: Verb, request: Request) -> dict[str, Any]:
    if verb.form is None:
        return {}
    form = verb.form(request.data)
    if not form.is_valid():
        raise Invalid(fields={name: [str(e) for e in found] for name, found in form.errors.items()})
    return form.cleaned_data


def represent(ledger: Ledger, row: Any) -> dict[str, Any]:
    """A row as JSON; sealed values are their masks."""
    found: dict[str, Any] = {"id": str(row.pk), UNIT: row.unit_id, "version": token_of(ledger, row)}
    for kind in ledger.kinds.values():
        value = kind.value(row)
        found[kind.name] = str(value or "") if isinstance(kind, SealedKind) else kind.plain(value)
    return found


def serializer_of(ledger: Ledger) -> type[serializers.Serializer]:
    """The shape of a row, for the schema."""
    fields: dict[str, Any] = {
        "id": serializers.UUIDField(read_only=True),
        UNIT: serializers.CharField(required=False, help_text="单位代码"),
        "version": serializers.CharField(read_only=True, help_text="修改时放在 If-Match 中"),
    }
    for kind in ledger.kinds.values():
        if kind.name not in fields:
            fields[kind.name] = _field_of(kind, writable=kind in ledger.edited)
    return type(f"{_camel(ledger)}Row", (serializers.Serializer,), fields)


def _camel(ledger: Ledger) -> str:
    return "".join(part.title() for part in f"{ledger.app}-{ledger.name}".split("-"))


def _field_of(kind: Kind, *, writable: bool) -> serializers.Field:
    options: dict[str, Any] = {"label": kind.title, "help_text": kind.help}
    options |= {"required": kind.required, "allow_null": True} if writable else {"read_only": True}
    if isinstance(kind, FlagKind):
        return serializers.BooleanField(**options)
    if kind.numeric:
        return serializers.FloatField(**options)
    if isinstance(kind, ChoiceKind) and kind.field is not None and not kind.column.options:
        labels = "；".join(f"{value}={label}" for value, label in kind.field.flatchoices)
        options["help_text"] = f"{kind.help} 取值：{labels}".strip()
    if isinstance(kind, Computed):
        options["help_text"] = kind.help or "由系统计算"
    return serializers.CharField(**options)


def _page_of(name: str, row: Any) -> type[serializers.Serializer]:
    """One page of rows, as the list answers."""
    fields = {
        "count": serializers.IntegerField(),
        "count_capped": serializers.BooleanField(),
        "page": serializers.IntegerField(),
        "has_next": serializers.BooleanField(),
        "results": row(many=True),
    }
    return type(f"{name}Page", (serializers.Serializer,), fields)


def viewset_of(ledger: Ledger) -> type[LedgerViewSet]:
    """The view set of one ledger, described for OpenAPI."""
    row = serializer_of(ledger)
    name = _camel(ledger)
    listed = _page_of(name, row)
    filters = [
        OpenApiParameter(kind.name, str, description=f"按{kind.title}筛选")
        for kind in ledger.kinds.values()
        if kind.column.filter
    ]
    paging = [OpenApiParameter("page", int), OpenApiParameter("sort", str, description="列名，降序加 -")]
    key = OpenApiParameter("id", str, OpenApiParameter.PATH)
    match = OpenApiParameter("If-Match", str, OpenApiParameter.HEADER)
    word = OpenApiParameter("name", str, OpenApiParameter.PATH, enum=[v.name for v in ledger.verbs] or None)
    tags = [ledger.title]
    operations: dict[str, Any] = {
        "list": extend_schema(tags=tags, parameters=[*filters, *paging], responses=listed),
        "retrieve": extend_schema(tags=tags, parameters=[key], responses=row),
    }
    bases: tuple[type, ...] = (LedgerViewSet,)
    if ledger.writable:
        bases = (WritableMixin, *bases)
        operations["create"] = extend_schema(tags=tags, request=row, responses={201: row})
        operations["partial_update"] = extend_schema(
            tags=tags, parameters=[key, match], request=row, responses=row
        )
    if ledger.verbs:
        bases = (VerbsMixin, *bases)
        operations["verb"] = extend_schema(
            tags=tags, parameters=[key, word], request=dict[str, Any], responses=row
        )
    made: type[LedgerViewSet] = type(f"{name}ViewSet", bases, {"ledger": ledger})
    return extend_schema_view(**operations)(made)
