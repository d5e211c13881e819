from django.contrib.auth.hashers import check_password

from tests.cast import PASSWORD, Cast
from yangguang.accounts.demo import COUNTIES, load_people
from yangguang.accounts.models import Grant, User
from yangguang.common import clock
from yangguang.tenancy.models import Unit

CONTRACT = (
    "qf.clerk qf.reviewer qf.leader qf.handler nl.clerk hl.clerk hl.reviewer qf.school py.reviewer py.leader"
    " py.supervisor hn.viewer admin.system admin.security admin.audit"
).split()


def test_the_people_of_the_contract_exist_and_nothing_doubles(db: None) -> None:
    units = [("41", "省", "province"), ("4109", "市", "city"), ("410922-3141000009", "某校", "school")]
    units += [(code, code, "county") for code in COUNTIES.values()]
    Unit.objects.bulk_create(Unit(code=code, name=name, level=level) for code, name, level in units)
    people = load_people(clock.now())
    assert set(CONTRACT) <= set(people)
    before = User.objects.count(), Grant.objects.count()
    assert load_people(clock.now()).keys() == people.keys()
    assert (User.objects.count(), Grant.objects.count()) == before
    assert len({person.password for person in people.values()}) == 1
    assert check_password(PASSWORD, people["qf.clerk"].password)
    assert all("演示" in person.name and not person.must_change_password for person in people.values())
    assert people["qf.school"].grants.get().unit_id == "410922-3141000009"


def test_without_a_school_there_is_no_school_account_yet(cast: Cast) -> None:
    Unit.objects.filter(level="school").update(active=False)
    Unit.objects.bulk_create(
        [Unit(code=code, name=code, level="county") for code in COUNTIES.values()], ignore_conflicts=True
    )
    User.objects.filter(username="qf.school").update(username="old.school")
    assert "qf.school" not in load_people(clock.now())
