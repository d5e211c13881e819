"""What the campaign asks of the school register: which schools are private, which are hot spots."""

from campaign.completion import register_completion
from campaign.desk import register_desk_source
from campaign.private_schools import register_private_schools
from campaign.risk_schools import register_sign
from enrollment.models import Expansion
from enrollment.queries.schools import hot_spots, private_schools
from enrollment.queries.seat_duties import gaps_on_the_desk, seats_are_complete
from yangguang.evidence.access import attachable

register_private_schools(private_schools)
register_sign("热点学校", hot_spots)

register_completion("I4", seats_are_complete)
register_desk_source(gaps_on_the_desk)
attachable(Expansion)
