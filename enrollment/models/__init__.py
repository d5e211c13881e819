"""Schools, seats and children, one module a noun. Every model is named here, so that Django finds it."""

from enrollment.models.agreements import DataAgreement
from enrollment.models.children import Child
from enrollment.models.disability import Disability
from enrollment.models.dropout import Dropout
from enrollment.models.duplicates import DuplicateChild, DuplicateNotice
from enrollment.models.exports import WholeExport
from enrollment.models.follow_ups import FollowUp, NoSuchChild
from enrollment.models.groups import GroupEntry, GroupEntryQuerySet
from enrollment.models.left_behind import LeftBehind
from enrollment.models.lotteries import Applicant, Decline, Lottery, LotteryList
from enrollment.models.matching import ListMapping, MatchFinding, MatchRound, MatchRow
from enrollment.models.migrant import Migrant
from enrollment.models.registers import DataCollector, RequiredMaterial
from enrollment.models.retention import LegalHold, RetentionTerm
from enrollment.models.school_changes import SchoolChange
from enrollment.models.schools import School
from enrollment.models.seats import Demand, Expansion, ExpansionQuerySet, SeatPlan
from enrollment.models.statuses import AtSchool, StudentStatus
from enrollment.models.welfare import Orphan, Poverty, Unattended

__all__ = [
    "Applicant",
    "AtSchool",
    "Child",
    "DataAgreement",
    "DataCollector",
    "Decline",
    "Demand",
    "Disability",
    "Dropout",
    "DuplicateChild",
    "DuplicateNotice",
    "Expansion",
    "ExpansionQuerySet",
    "FollowUp",
    "GroupEntry",
    "GroupEntryQuerySet",
    "LeftBehind",
    "LegalHold",
    "ListMapping",
    "Lottery",
    "LotteryList",
    "MatchFinding",
    "MatchRound",
    "MatchRow",
    "Migrant",
    "NoSuchChild",
    "Orphan",
    "Poverty",
    "RequiredMaterial",
    "RetentionTerm",
    "School",
    "SchoolChange",
    "SeatPlan",
    "StudentStatus",
    "Unattended",
    "WholeExport",
]
