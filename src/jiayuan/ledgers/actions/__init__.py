"""What people do with a file: one function per deed, one transaction, one audit record."""
