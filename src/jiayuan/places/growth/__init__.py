"""Growing illustrative outlines (示意) of streets, communities and grids over the blocks of the road network.

Run once by `jiayuan places grow`; the result is committed in `seeds/outlines` and only loaded afterwards. Official
boundaries are not published under a usable licence: these outlines decide nothing and are labelled so everywhere.
"""
