"""Workbooks: what may be opened, how it is read at arm's length, and how findings go back to the uploader."""
