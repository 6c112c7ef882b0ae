"""The table form of rules: a row of cells for every line of the law, in a page or a workbook; same tree as the YAML."""
