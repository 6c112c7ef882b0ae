"""Pure decisions of cases: state tables, working time, routing, duplicates, figures. No Django, clock or database."""
