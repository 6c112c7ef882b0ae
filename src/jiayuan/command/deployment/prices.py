"""What falling short costs in the objective of a deployment (λ of spec command 4.4)."""

from __future__ import annotations

# λ₂, λ₃, λ₄: price of a missing person, of a zone below its share, of an uncovered core point.
SHORTAGE, ZONE, CORE = 0.05, 0.5, 0.01
# So small that it only breaks ties: fewer people for the same cover.
THRIFT = 1e-7
