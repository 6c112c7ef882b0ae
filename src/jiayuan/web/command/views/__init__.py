"""Views of command, one page family a file."""
