"""The ledger toolkit: one declaration gives list, detail, form, template, import, export, history and API."""
