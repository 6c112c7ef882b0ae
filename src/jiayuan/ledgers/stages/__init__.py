"""The stages of an upload, each one transaction: killed in the middle it leaves nothing, run again it does the same."""
