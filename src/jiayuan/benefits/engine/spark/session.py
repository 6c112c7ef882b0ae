"""The one door to Spark, which is installed only where it is used; nothing else names its package."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from jiayuan.kernel.errors import Unavailable
from jiayuan.kernel.text import mark

# Spark's objects carry no types here, as mypy runs without the package.
Session = Any
LOCAL = "local[2]"


def settings_of(environ: Mapping[str, str]) -> dict[str, str]:
    """What a run depends on; all else is the cluster's own, in its spark-defaults.conf."""
    master = environ.get("JIAYUAN_SPARK_MASTER", LOCAL)
    found = {
        "spark.master": master,
        # An amount past 64 bits is an error, as it is in DuckDB; the other mode would wrap it silently.
        "spark.sql.ansi.enabled": "true",
        "spark.sql.session.timeZone": "UTC",
        # Birthdays are written in the calendar of today, also those before 1900.
        "spark.sql.parquet.datetimeRebaseModeInRead": "CORRECTED",
        # What follows from a condition is never needed here, and takes minutes to find over a page of law.
        "spark.sql.constraintPropagation.enabled": "false",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.log.level": "ERROR",
    }
    if master.startswith("local"):
        # One machine: nothing listens outside, and no more pieces than cores.
        found |= {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
        found |= {"spark.sql.shuffle.partitions": "2", "spark.driver.memory": "2g"}
    return found


def java_in(environ: Mapping[str, str]) -> bool:
    """Whether there is a Java to start: the one of JAVA_HOME, else the first on the path."""
    home = environ.get("JAVA_HOME")
    return (
        (Path(home) / "bin" / "java").is_file() if home else shutil.which("java", path=environ.get("PATH")) is not None
    )


def ensure(package: str, environ: Mapping[str, str]) -> None:
    """Raises Unavailable where Spark's package or a Java is not installed."""
    if find_spec(package) is None:
        raise Unavailable(mark("没有安装 Spark"), code="spark", advice=mark("请先安装 requirements/spark.txt"))
    if not java_in(environ):
        raise Unavailable(mark("没有找到 Java"), code="java", advice=mark("Spark 需要 Java 17 或更高版本"))


def session() -> Session:
    """The process's Spark, started at the first call; raises Unavailable where it cannot be."""
    ensure("pyspark", os.environ)
    builder = import_module("pyspark.sql").SparkSession.builder.appName("jiayuan")
    for name, value in settings_of(os.environ).items():
        builder = builder.config(name, value)
    return builder.getOrCreate()
