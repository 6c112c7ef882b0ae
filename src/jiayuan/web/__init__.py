"""Server-rendered pages: one app per module, all on the look's base templates."""
