"""A parent with a phone, an office, and the campaign their case may become an issue of."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from campaign.models import Campaign
from complaints import rules
from complaints.actions.intake import Person, Story, file_case
from complaints.models import Case
from tests.cast import PY, QF, QF_SCHOOL, Cast
from yangguang.accounts.actions import grant_role
from yangguang.accounts.models import User
from yangguang.common import clock
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope

NAME, PHONE = "欧阳晓梅", "13839301234"
WORDS = "我家孩子在三年级二班，王老师七月八日让我们交三千元才给报名。"
PHRASE = WORDS[5:17]
FILE_NAME = "欧阳晓梅的收据.jpg"


def photo(name: str = FILE_NAME) -> SimpleUploadedFile:
    """A phone's picture: turned, with the place it was taken at."""
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "CANARYPHONE"
    exif[0x8825] = {1: "N", 2: (35.0, 54.0, 11.0), 3: "E", 4: (115.0, 6.0, 22.0)}
    Image.new("RGB", (60, 40), "red").save(out, "JPEG", exif=exif)
    return SimpleUploadedFile(name, out.getvalue(), content_type="image/jpeg")


@pytest.fixture
def py_handler(cast: Cast) -> User:
    """Who handles complaints in the city's office."""
    return _handler("py.handler", PY)


@pytest.fixture
def qf_handler_2(cast: Cast) -> User:
    """A second handler of 清丰县."""
    return _handler("qf.handler2", QF)


def _handler(username: str, unit: str) -> User:
    user = User.objects.create_user(username, name=f"办理人{username}", must_change_password=False)
    grant_role(by=None, user=user, unit=Unit.objects.get(pk=unit), role="handler", now=clock.now())
    return user


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    with scope("*"):
        return Campaign.objects.create(
            unit_id=PY,
            year=2024,
            title="2024 年阳光招生专项行动",
            starts=date(2024, 5, 28),
            ends=date(2024, 10, 20),
            template_version="2024",
        )


@pytest.fixture
def filed(cast: Cast) -> Callable[..., Case]:
    """``filed(about=…)``: a named complaint that came in from the public today; ``.code`` opens it."""

    def file(about: str = QF_SCHOOL, *, person: Person | None = None, **story: Any) -> Case:
        code = story.pop("code", None) or rules.new_code()
        files = story.pop("files", [photo()])
        values = {"kind": "complaint", "text": WORDS, "happened": "七月八日", **story}
        case = file_case(
            by=None,
            now=clock.now(),
            code=code,
            story=Story(about=Unit.objects.get(pk=about), **values),
            person=person or Person(NAME, PHONE, "母亲"),
            files=files,
        )
        case.code = code
        return case

    return file


class Parent:
    """A parent filling the form in a browser without JavaScript."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def post(self, step: str, data: dict[str, Any], *, query: str = "") -> Any:
        return self.client.post(f"/complaints/new/{step}/{query}", data)

    def start(self) -> "Parent":
        assert self.client.post("/complaints/new/").status_code == 302
        return self

    def fill(self, about: str = QF_SCHOOL, *, files: tuple[Any, ...] = (), **you: str) -> "Parent":
        """All pages up to the summary; anonymous unless ``anonymous="no"`` is given with a name."""
        self.start()
        self.post("kind", {"kind": "report"})
        self.post("county", {"county": about[:6]})
        self.post("school", {"about": about})
        self.post("what", {"text": WORDS, "happened": "七月八日"})
        for upload in files:
            self.post("files", {"file": upload})
        self.post("you", {"anonymous": "yes", **you})
        return self

    def send(self) -> Any:
        return self.client.post("/complaints/new/check/")

    def receipt(self) -> dict[str, Any]:
        """Number and code of the receipt page."""
        context = self.client.get("/complaints/new/receipt/").context
        return {"number": context["number"], "code": context["code"]}


@pytest.fixture
def parent(cast: Cast) -> Parent:
    return Parent(cast.client())
