"""The review queue: questions to people, and what their decisions do."""
