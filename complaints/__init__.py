"""投诉举报. Public intake, handling, tracking."""
