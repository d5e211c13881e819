"""A child of 清丰县, with an identity number whose check digit is right."""

from datetime import date

import pytest

from enrollment.models import Child
from tests.cast import QF

NUMBER = "410922201505120038"


@pytest.fixture
def child(cast, everywhere) -> Child:
    return Child.objects.create(
        unit_id=QF,
        name="王小明",
        sex="male",
        id_number=NUMBER,
        birth_date=date(2015, 5, 12),
        guardian="王建国",
        guardian_phone="13800005678",
    )
