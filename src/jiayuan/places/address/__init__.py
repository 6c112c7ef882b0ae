"""Address text to a place: a pure grammar and an alias trie of the tree. No Django but in `live`.

`parser.AddressParser` is built once from rows of the tree and then reads lines by the ten thousand.
"""
