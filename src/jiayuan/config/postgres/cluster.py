"""One embedded PostgreSQL 18 cluster: initdb, start, stop. TCP on loopback with SCRAM, and a private socket."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psycopg

from jiayuan.config.postgres.binaries import binaries
from jiayuan.config.postgres.lock import clear_stale, server_processes
from jiayuan.config.postgres.ports import free_port, port_is_free
from jiayuan.config.postgres.privilege import Launch, launch
from jiayuan.config.postgres.serversettings import as_text
from jiayuan.kernel.errors import Unavailable

ADMIN = "jy_admin"
START_PATIENCE = 30.0


@dataclass(frozen=True)
class Cluster:
    """An embedded cluster under `home`; `durable=False` trades crash safety for speed in throw-away tests."""

    home: Path
    durable: bool = True

    @property
    def how(self) -> Launch:
        return launch()

    @property
    def data(self) -> Path:
        private = self.how.private_root
        return private / self._tag if private else self.home / "pg"

    @property
    def _tag(self) -> str:
        return hashlib.sha256(str(self.home.resolve()).encode()).hexdigest()[:12]

    @property
    def sockets(self) -> Path:
        """A short private path: a socket's full name may not pass 107 bytes."""
        return Path(tempfile.gettempdir()) / f"jy-{os.getuid()}-{self._tag}"

    @property
    def secret_file(self) -> Path:
        return self.home / "admin.secret"

    @property
    def log(self) -> Path:
        return self.data / "server.log"

    def port(self) -> int:
        """The port chosen when the cluster was made, or a new one if that has been taken since."""
        return int((self.home / "port").read_text())

    def admin_url(self, database: str = "postgres") -> str:
        """Login as the cluster's own superuser; only the launcher and migrations' bootstrap use it."""
        return f"postgresql://{ADMIN}:{self.secret_file.read_text()}@127.0.0.1:{self.port()}/{database}"

    def exists(self) -> bool:
        return (self.data / "PG_VERSION").exists()

    def running(self) -> bool:
        """Whether a server answers with this cluster's password."""
        if not self.exists() or not self.secret_file.exists():
            return False
        try:
            with psycopg.connect(self.admin_url(), connect_timeout=2):
                return True
        except psycopg.OperationalError:
            return False

    def create(self) -> None:
        """initdb with the builtin C.UTF-8 locale and SCRAM everywhere."""
        self.home.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._private_folder(self.data)
        self.secret_file.write_text(secrets.token_urlsafe(24))
        self.secret_file.chmod(0o600)
        password = self.data.parent / f".{self._tag}.pw"
        password.write_text(self.secret_file.read_text())
        os.chown(password, self.how.uid, -1)
        locale = ("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--encoding=UTF8")
        try:
            login = ("-U", ADMIN, "--auth=scram-sha-256", f"--pwfile={password}")
            self._run("initdb", "-D", str(self.data), *login, *locale)
        finally:
            password.unlink(missing_ok=True)
        (self.home / "port").write_text(str(free_port()))

    def start(self) -> None:
        """Starts the server if it does not run; waits out the leftovers of a killed one for up to 30 s."""
        if not self.exists():
            self.create()
        if self.running():
            return
        self._private_folder(self.sockets)
        deadline, pause = time.monotonic() + START_PATIENCE, 0.2
        while True:
            if clear_stale(self.data, self.sockets) and self._try_start():
                return
            if time.monotonic() > deadline:
                raise Unavailable(
                    "数据库没有启动成功。", code="postgres.start", advice=f"请查看日志：{self.log}，处理后重试。"
                )
            time.sleep(pause)
            pause = min(pause * 2, 3.0)

    def stop(self) -> None:
        """Stops the server and waits for it; nothing happens when it does not run."""
        if self.exists() and server_processes(self.data):
            self._run("pg_ctl", "-D", str(self.data), "-m", "fast", "-w", "stop")

    def destroy(self) -> None:
        """Stops the server and removes every file of the cluster."""
        self.stop()
        for folder in (self.data, self.sockets, self.home):
            shutil.rmtree(folder, ignore_errors=True)

    def _try_start(self) -> bool:
        self._write_settings()
        started = self._run("pg_ctl", "-D", str(self.data), "-l", str(self.log), "-w", "-t", "60", "start", check=False)
        return started and self.running()

    def _write_settings(self) -> None:
        if not port_is_free(self.port()):
            (self.home / "port").write_text(str(free_port()))
        target = self.data / "postgresql.auto.conf"
        target.write_text(as_text(self.port(), self.sockets, durable=self.durable))
        os.chown(target, self.how.uid, -1)

    def _private_folder(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.chown(folder, self.how.uid, -1)

    def _run(self, program: str, *args: str, check: bool = True) -> bool:
        command = [*self.how.prefix, str(binaries() / program), *args]
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False, cwd="/")
        if check and done.returncode:
            raise Unavailable("数据库程序出错。", code=f"postgres.{program}", advice=done.stderr.decode()[-500:])
        return done.returncode == 0
