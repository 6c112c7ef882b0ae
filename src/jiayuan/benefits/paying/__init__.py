"""Pay lists without Django: their states, which months are owed, the bank's file out and its answer back."""
