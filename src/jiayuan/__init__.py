"""Jiayuan 家园: the open platform a city district runs to serve its residents house by house."""
