"""Pages of cases: residents file, follow and rate; staff dispatch, handle and call back. Owns no table."""
