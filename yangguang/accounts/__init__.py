"""People, roles and grants: who may do what, on which unit, until when."""
