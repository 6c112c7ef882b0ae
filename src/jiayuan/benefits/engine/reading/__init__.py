"""From a folder of YAML to a frozen rule book; what is not understood is refused with file and key."""
