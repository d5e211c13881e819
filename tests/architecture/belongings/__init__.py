"""One module an area: ``rows(campaign, unit, by, canary) -> list[TenantModel]`` gives a county or school
one row of every model of the area, with the canary in every text that is not published."""
