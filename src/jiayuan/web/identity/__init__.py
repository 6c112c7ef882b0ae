"""Pages of identity: signing in, the second factor, changing hats, and who looked at my data. Owns no table."""
