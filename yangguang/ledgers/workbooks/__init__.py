"""Workbooks in and out: templates, safe reading, marks on wrong cells, exports."""
