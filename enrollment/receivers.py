"""What the campaign asks of the school register: which schools are private."""

from campaign.private_schools import register_private_schools
from enrollment.queries import private_schools

register_private_schools(private_schools)
