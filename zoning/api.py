"""The look-up for programs: /api/v1/zones/lookup."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import SimpleRateThrottle
from rest_framework.views import APIView

from yangguang.common import clock
from yangguang.common.crypto import blind_index
from yangguang.common.refusals import Refusal
from zoning.choices.zones import ZONE_STAGES
from zoning.queries.answering import Line, Reply, reply_to
from zoning.rules.addresses import AddressUnread
from zoning.rules.answers import Outcome


class LookUpThrottle(SimpleRateThrottle):
    """Per source and minute. What the cache keeps is a keyed hash, not the source's address."""

    rate = "60/min"

    def get_cache_key(self, request: Request, view: Any) -> str:
        return f"zones-lookup-{blind_index(self.get_ident(request), purpose='zones')}"


class AddressNotRead(Refusal):
    code = "ADDRESS_NOT_READ"
    status = 422
    field = "address"
    message = "没有看懂这个住址，请写路名和门牌号、小区名和楼号，或者村名；或者给出经度和纬度。"


class Question(serializers.Serializer[Any]):
    """An address, or longitude and latitude (WGS 84 / CGCS2000)."""

    stage = serializers.ChoiceField(choices=ZONE_STAGES)
    address = serializers.CharField(required=False, max_length=100)
    county = serializers.CharField(required=False, max_length=6, help_text="县（区）代码")
    lon = serializers.FloatField(required=False, min_value=73, max_value=136)
    lat = serializers.FloatField(required=False, min_value=3, max_value=54)


class SchoolSaid(serializers.Serializer[Any]):
    """``plan``, ``conditions`` and ``procedure`` (with the documents needed) are "" until published. Of a
    school that is ``closed``, or became part of another, only this is said: it takes nobody."""

    code = serializers.CharField()
    name = serializers.CharField()
    closed = serializers.BooleanField()
    plan = serializers.CharField()
    conditions = serializers.CharField()
    procedure = serializers.CharField()


class ZoneSaid(serializers.Serializer[Any]):
    """A zone that contains the address; ``because`` names its rules."""

    id = serializers.UUIDField()
    county = serializers.CharField()
    name = serializers.CharField()
    year = serializers.IntegerField()
    text = serializers.CharField()
    document = serializers.CharField()
    because = serializers.ListField(child=serializers.CharField())
    schools = SchoolSaid(many=True)


class HotlineSaid(serializers.Serializer[Any]):
    unit = serializers.CharField()
    phone = serializers.CharField()
    hours = serializers.CharField()


class Said(serializers.Serializer[Any]):
    """``outcome`` says honestly when there is none or more than one; ``message`` is its sentence."""

    outcome = serializers.ChoiceField(choices=Outcome.choices)
    message = serializers.CharField()
    zones = ZoneSaid(many=True)
    hotlines = HotlineSaid(many=True)


class LookUp(APIView):
    """Which school an address or a point leads to. By POST, so that no address stands in a log; nothing of it
    is kept."""

    authentication_classes = ()
    permission_classes = (AllowAny,)
    throttle_classes = (LookUpThrottle,)

    @extend_schema(request=Question, responses=Said, summary="住址查学校", operation_id="zones_lookup")
    def post(self, request: Request) -> Response:
        question = Question(data=request.data)
        question.is_valid(raise_exception=True)
        given = question.validated_data
        written, point = given.get("address", ""), (given.get("lon"), given.get("lat"))
        if not written and None in point:
            raise AddressNotRead
        try:
            reply = reply_to(
                stage=given["stage"],
                address=written,
                point=None if written else point,
                county=given.get("county", ""),
                today=clock.today(),
            )
        except AddressUnread:
            raise AddressNotRead from None
        return Response(_said(reply))


def _said(reply: Reply) -> dict[str, Any]:
    return {
        "outcome": reply.answer.outcome.value,
        "message": reply.answer.headline,
        "zones": [_zone(line) for line in reply.lines],
        "hotlines": [
            {"unit": each.unit.name, "phone": each.phone, "hours": each.hours} for each in reply.hotlines
        ],
    }


def _zone(line: Line) -> dict[str, Any]:
    zone = line.found.zone
    return {
        "id": zone.pk, "county": zone.unit_id, "name": zone.name, "year": zone.year, "text": zone.text,
        "document": zone.document, "because": line.found.reasons,
        "schools": [
            {
                "code": each.unit.pk, "name": each.unit.name, "closed": each.closed, "plan": each.plan,
                "conditions": each.conditions, "procedure": each.procedure,
            }
            for each in line.schools
        ],
    }  # fmt: skip
