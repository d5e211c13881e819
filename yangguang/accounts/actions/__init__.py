"""Verbs on accounts, grants, passwords and second factors. Rights change here and nowhere else."""

from yangguang.accounts.actions.absences import end_absence, enter_absence
from yangguang.accounts.actions.grants import end_expired_grants, grant_role, revoke_grant
from yangguang.accounts.actions.passwords import (
    activate,
    activation_token,
    change_password,
    invite_again,
)
from yangguang.accounts.actions.people import disable_account, enable_account, open_account, unlock_account
from yangguang.accounts.actions.second_factor import begin_enrolment, forget_second_factor, verify_code
from yangguang.accounts.actions.sessions import end_sessions, note_sign_in

__all__ = [
    "activate",
    "activation_token",
    "begin_enrolment",
    "change_password",
    "disable_account",
    "enable_account",
    "end_absence",
    "end_expired_grants",
    "end_sessions",
    "enter_absence",
    "forget_second_factor",
    "grant_role",
    "invite_again",
    "note_sign_in",
    "open_account",
    "revoke_grant",
    "unlock_account",
    "verify_code",
]
