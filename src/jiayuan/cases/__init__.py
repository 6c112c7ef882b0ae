"""Cases 诉求: every demand gets one owner, one visible deadline, one honest answer and a call afterwards.

Owns the tables cases_*: case, case_reporter, work_order, clock, clock_segment, case_event, order_return, deferral,
attachment, callback_try, callback_answer and the dated reference tables class_code, term, work_hours,
calendar_day, rule_set, rule, handling_unit. Promises: a case always has a unit in charge, each change leaves exactly
one event, a return stops no clock, and a reporter's contact is readable only through `reveal`.
"""
