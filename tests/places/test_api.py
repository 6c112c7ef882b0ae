"""The door: what others may use, and nothing else."""

import inspect

from django.db.models.base import ModelBase

from jiayuan.places import api


def test_every_name_of_the_door_exists() -> None:
    assert all(hasattr(api, name) for name in api.__all__)


def test_no_model_leaves_the_module() -> None:
    assert not [name for name in api.__all__ if isinstance(getattr(api, name), ModelBase)]


def test_every_function_of_the_door_is_described() -> None:
    functions = [getattr(api, name) for name in api.__all__ if inspect.isfunction(getattr(api, name))]
    assert all(function.__doc__ for function in functions)
    assert len(functions) > 25
