"""The weights of the match: learned anew by command, kept in versions that never change, one in force."""
