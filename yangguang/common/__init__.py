"""What every room may use: clock, refusals, numbers, sealed fields, base forms. Knows no tenant."""
