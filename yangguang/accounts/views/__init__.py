"""Doors to accounts: sign-in, password, second factor, people, grants, the auditor's desk."""

from yangguang.accounts.views.sign_in import locked_out

__all__ = ["locked_out"]  # settings.AXES_LOCKOUT_CALLABLE
