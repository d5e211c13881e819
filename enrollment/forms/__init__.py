"""What the pages of enrolment ask, one module a noun."""
