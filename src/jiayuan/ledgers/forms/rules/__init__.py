"""Pure decisions of forms: states, freshness, duplicates, answers, and the sheet they become."""
