"""One file per command of `jiayuan`; each exposes `command`, a click command or group."""
