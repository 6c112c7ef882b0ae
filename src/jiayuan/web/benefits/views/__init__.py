"""Views of the benefits pages: residents, desk, deliveries."""
