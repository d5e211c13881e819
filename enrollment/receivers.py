"""What the campaign asks of the school register: which schools are private, which are hot spots."""

from campaign.private_schools import register_private_schools
from campaign.risk_schools import register_sign
from enrollment.queries.schools import hot_spots, private_schools

register_private_schools(private_schools)
register_sign("热点学校", hot_spots)
