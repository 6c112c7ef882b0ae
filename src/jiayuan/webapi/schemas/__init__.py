"""What goes in and comes out, as types; the OpenAPI document is made of these."""
