"""The public calculator 待遇计算器: what somebody says is worked out and forgotten; "don't know" is an answer."""
