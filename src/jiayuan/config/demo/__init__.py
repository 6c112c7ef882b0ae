"""The demo district: a synthetic Xicheng on real divisions and roads (docs/data-standard.md).

Everything here is invented by dice: no row describes a person, firm or house that exists. The generators are pure: they
take a seed and a scale and return polars frames, the same for the same arguments. `load` puts the frames into the
database through the modules' doors; `ledgers` writes the dirty workbooks a street would upload, and the truth beside.
"""
