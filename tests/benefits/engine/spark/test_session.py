"""Spark's door: what it is told, and what is said where it is not installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiayuan.benefits.engine.spark.session import ensure, java_in, settings_of
from jiayuan.kernel.errors import Unavailable


def with_java(folder: Path) -> Path:
    (folder / "bin").mkdir()
    (folder / "bin" / "java").touch(mode=0o755)
    return folder


def test_an_amount_too_large_is_an_error_wherever_it_runs() -> None:
    for environ in ({}, {"JIAYUAN_SPARK_MASTER": "spark://head:7077"}):
        assert settings_of(environ)["spark.sql.ansi.enabled"] == "true"


def test_on_one_machine_nothing_listens_outside() -> None:
    assert settings_of({})["spark.driver.bindAddress"] == "127.0.0.1"


def test_a_cluster_keeps_its_own_addresses_and_sizes() -> None:
    told = settings_of({"JIAYUAN_SPARK_MASTER": "spark://head:7077"})
    assert told["spark.master"] == "spark://head:7077"
    assert {"spark.driver.host", "spark.driver.memory", "spark.sql.shuffle.partitions"}.isdisjoint(told)


def test_java_is_found_at_home_or_on_the_path(tmp_path: Path) -> None:
    home = with_java(tmp_path)
    assert java_in({"JAVA_HOME": str(home)})
    assert java_in({"PATH": str(home / "bin")})


def test_a_wrong_home_is_no_java_even_with_one_on_the_path(tmp_path: Path) -> None:
    home = with_java(tmp_path)
    assert not java_in({"JAVA_HOME": str(home / "bin"), "PATH": str(home / "bin")})


@pytest.mark.parametrize(("package", "code"), [("no_such_package", "spark"), ("pyarrow", "java")])
def test_what_is_lacking_is_said_with_a_way_out(package: str, code: str, tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as raised:
        ensure(package, {"PATH": str(tmp_path)})
    assert raised.value.code == code
    assert raised.value.advice
