"""Pages of benefits: a resident's own, and the desk of workers and officers. Owns no tables."""
