"""Boards for those who plan: counts and sums only, small cells and what would give them away not told."""
