"""The catalogue of data and the services that give them out.

Promises: entries are made from templates and service definitions and are never written by hand; a service answers only
within a use two people have approved; every read is masked, counted, limited and recorded; small cells are hidden.
"""
