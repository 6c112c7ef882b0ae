"""The language of the rules: words, grammar, names and types. What leaves here is a typed tree without surprises."""
