"""Jiayuan 家园: the open platform a city district runs to serve its residents house by house."""

import os

# Columns are large and live for seconds: what the column library frees goes back to the system soon after. It reads
# this when it is loaded, so it must stand before anything that loads it.
os.environ.setdefault("_RJEM_MALLOC_CONF", "dirty_decay_ms:200,muzzy_decay_ms:0")
