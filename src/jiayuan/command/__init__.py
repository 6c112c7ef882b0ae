"""Guarding a public event and handling incidents: plans, posts, units, dispatch, positions of responders on shift.

Owns the tables command_*. Promises: risk belongs to places, facilities and crowds, never to persons; a resident never
appears here; responders share positions only on shift and raw fixes are dropped after 30 days; a person confirms every
dispatch; the pure parts (optimise, deployment, dispatch, coverage) need neither Django nor a database.
"""
