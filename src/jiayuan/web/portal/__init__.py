"""The resident portal: home with the ten cans, notices of my own chain of places, the service catalogue, my matters,
and the choice of how pages look. Owns no tables; reads the modules below through their doors.
"""
