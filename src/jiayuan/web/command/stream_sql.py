"""The statements of the live process. Never a row of a person."""

from __future__ import annotations

MOST_EVENTS = 2000

GROUND = """
SELECT set_config('role', 'jy_staff', true), set_config('jiayuan.lo', %(lo)s, true),
       set_config('jiayuan.hi', %(hi)s, true)
"""

PLAN = "SELECT state FROM command_eventplan WHERE id = %(plan)s"

EVENTS = """
SELECT id, kind, ref FROM command_liveevent WHERE plan_id = %(plan)s AND id > %(event)s ORDER BY id LIMIT %(most)s
"""

UNITS = """
SELECT u.call_sign, p.lon, p.lat, u.state, extract(epoch FROM now() - p.fix_at), p.seq
FROM command_positionlatest p JOIN command_unit u ON u.id = p.unit_id
WHERE p.plan_id = %(plan)s AND (p.seq > %(seq)s OR u.id = ANY(%(units)s)) ORDER BY u.call_sign
"""

GONE = """
SELECT u.call_sign FROM command_unit u LEFT JOIN command_positionlatest p ON p.unit_id = u.id
WHERE u.plan_id = %(plan)s AND u.id = ANY(%(units)s) AND p.unit_id IS NULL
"""

INCIDENTS = """
SELECT id, number, priority, state, lon, lat, extract(epoch FROM reported_at - now()) + target_s
FROM command_incident WHERE plan_id = %(plan)s AND id = ANY(%(incidents)s) ORDER BY number
"""

FIGURES = """
SELECT (SELECT count(*) FROM command_incident WHERE plan_id = %(plan)s
        AND state NOT IN ('closed', 'cancelled', 'merged')),
       count(*) FILTER (WHERE state IN ('available', 'patrolling', 'moving')),
       count(*) FILTER (WHERE state IN ('offered', 'enroute', 'on_scene'))
FROM command_unit WHERE plan_id = %(plan)s
"""
