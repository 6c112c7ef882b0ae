"""The rule clerk's desk: versions of the book, the gate, and the table editor."""
