"""Exchange between community, street and department: signed messages, a feed of changes, a sealed daily log.

Promises: what is not signed, not fresh, not for us or not within an approved use is refused with a code; nothing is
applied twice; both sides keep both signatures; a changed byte in the log is found and named without a database.
"""
