"""Pure arithmetic of quality: parts, score, fixes, and their dated figures."""
