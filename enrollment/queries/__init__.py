"""What enrolment asks of its rows, one module a noun."""
