"""Options that mean the same everywhere: what is wrong is refused at once, with exit code 2."""

from __future__ import annotations

import json

import click
import pytest
from click.testing import CliRunner, Result

from jiayuan.config.commandline import PORT, database_option, json_option, scale_option, seed_option
from jiayuan.config.commands import demo, drill, play, seed, serve


@click.command()
@json_option
@scale_option
@seed_option
@database_option
@click.option("--port", type=PORT, default=8000)
def echo(**values: object) -> None:
    click.echo(json.dumps(values))


def run(*arguments: str, **environment: str) -> Result:
    return CliRunner(env=environment).invoke(echo, arguments)


def test_defaults_are_those_of_the_demo() -> None:
    told = json.loads(run().stdout)
    assert told == {"as_json": False, "scale": "demo", "seed": 7, "database_url": "", "port": 8000}


@pytest.mark.parametrize("scale", ["demo", "district", "1", "2.5%", "100"])
def test_scales_are_handed_on_as_written(scale: str) -> None:
    assert json.loads(run("--scale", scale).stdout)["scale"] == scale


@pytest.mark.parametrize("scale", ["huge", "0", "-1", "101", "nan", ""])
def test_other_scales_are_explained(scale: str) -> None:
    done = run("--scale", scale)
    assert done.exit_code == 2
    assert "demo、district" in done.output
    assert "--scale" in done.output


@pytest.mark.parametrize("arguments", [("--seed", "-1"), ("--seed", "x"), ("--port", "0"), ("--port", "65536")])
def test_numbers_out_of_range_are_usage_errors(arguments: tuple[str, str]) -> None:
    assert run(*arguments).exit_code == 2


def test_the_database_may_come_from_the_environment() -> None:
    told = json.loads(run(JIAYUAN_DATABASE_URL="postgresql://a@b/c").stdout)
    assert told["database_url"] == "postgresql://a@b/c"
    assert json.loads(run("--database-url", "x", JIAYUAN_DATABASE_URL="y").stdout)["database_url"] == "x"


@pytest.mark.parametrize("module", [demo, drill, play, seed], ids=lambda one: one.__name__.rpartition(".")[2])
def test_no_command_begins_its_work_with_a_wrong_scale_or_seed(module: object) -> None:
    command = module.command  # type: ignore[attr-defined]
    assert CliRunner().invoke(command, ["--scale", "big"]).exit_code == 2
    assert CliRunner().invoke(command, ["--seed", "-3"]).exit_code == 2


@pytest.mark.parametrize("module", [demo, serve], ids=lambda one: one.__name__.rpartition(".")[2])
def test_no_server_listens_on_a_port_that_cannot_be(module: object) -> None:
    assert CliRunner().invoke(module.command, ["--port", "70000"]).exit_code == 2  # type: ignore[attr-defined]
