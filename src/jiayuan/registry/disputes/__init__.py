"""People say that something held about them is wrong: both values stay until somebody has looked."""
