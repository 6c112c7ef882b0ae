"""The fix grid: wrong cells put right one by one, sent as the next version of their file through the whole intake."""
