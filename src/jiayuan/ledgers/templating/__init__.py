"""Registering ledger templates: what may be kept, for which purpose and until when; an empty workbook; what is late."""
