"""The set run on Spark: the same plans for a district that outgrows one machine. Spark itself is optional."""
