"""Views of the registry pages."""
