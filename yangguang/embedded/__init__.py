"""PostgreSQL and Redis for one machine, without installing either.

Everything here but ``python -m yangguang.embedded.setup``'s children runs on the
standard library alone, because it must work before a virtualenv exists.
"""
