"""The care register: who agreed to be looked after in an emergency; an emergency opens it, and nothing else."""
