"""What residents read: notices aimed at places, and the catalogue of services.

Owns content_shelf, content_noticepage, content_noticetarget and content_serviceitem (and, with Wagtail, the pages' own
tables). Promises: a notice is shown exactly to readers whose place is a target or lies inside one; an editor aims only
inside the own scope, checked at every save and every publishing; an emergency needs two people and ends within 72 h.
"""
