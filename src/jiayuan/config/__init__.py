"""Settings, wiring, processes and the command line: the one place that knows all modules.

Owns no tables. Promises: event subscribers are joined only here, and no process starts as a privileged login.
"""
