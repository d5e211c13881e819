"""What the campaign asks of the school register: which schools are private, which are hot spots."""

from campaign.completion import register_completion
from campaign.contents import register_contents
from campaign.desk import register_desk_source
from campaign.private_schools import register_private_schools
from campaign.risk_schools import register_sign
from enrollment.models import DataAgreement, Expansion
from enrollment.queries.group_duties import child_of_issue, every_group_filled, stale_on_the_desk
from enrollment.queries.match_desk import add_of_finding, issue_of_finding, matching_on_the_desk
from enrollment.queries.schools import hot_spots, private_schools
from enrollment.queries.seat_duties import demands_of, gaps_on_the_desk, plans_of, seats_are_complete
from yangguang.evidence.access import attachable
from yangguang.ledgers.links import register_link

register_private_schools(private_schools)
register_sign("热点学校", hot_spots)

register_completion("I4", seats_are_complete)
register_contents("I4", "enrollment/demands", demands_of, growing=True)
register_contents("I4", "enrollment/seat-plans", plans_of, below=True, growing=True)
register_desk_source(gaps_on_the_desk)
attachable(Expansion)
attachable(DataAgreement)

register_completion("I5", every_group_filled)
register_desk_source(stale_on_the_desk)
register_link("campaign/issues", child_of_issue)
register_desk_source(matching_on_the_desk)
register_link("enrollment/match-findings", add_of_finding)
register_link("enrollment/match-findings", issue_of_finding)
