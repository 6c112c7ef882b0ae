"""What people do with forms: draft, open, answer, submit, accept, return; each one transaction and one record."""
