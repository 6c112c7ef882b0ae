"""What a wrong cell may have meant; pure."""
