"""A stage for the map: a small HTTP server with the built bundle, layers, and a live stream that speaks MAP.md."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from jiayuan.web.look.bundle import DIST, entry, read_manifest

CENTRE = (116.379, 39.908)
TYPES = {".js": "text/javascript", ".css": "text/css", ".mjs": "text/javascript"}
POLICY = "default-src 'self'; img-src 'self' data: blob:; worker-src 'self'; object-src 'none'; base-uri 'self'"


def feature(geometry: str, coordinates: Any, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "geometry": {"type": geometry, "coordinates": coordinates}, "properties": properties}


def near(dx: float, dy: float) -> list[float]:
    return [CENTRE[0] + dx, CENTRE[1] + dy]


def box(size: float) -> list[list[list[float]]]:
    return [[near(-size, -size), near(size, -size), near(size, size), near(-size, size), near(-size, -size)]]


def layers() -> dict[str, list[dict[str, Any]]]:
    """One of everything the map draws."""
    roads = [feature("LineString", [near(-0.02, y), near(0.02, y)], **{"class": kind})
             for y, kind in ((-0.006, "side"), (0, "main"), (0.006, "foot"))]  # fmt: skip
    units = [
        feature("Point", near(0.001 * n, 0.004), call=f"A{n}", state=state, professional=n % 2 == 0, mode="foot",
                age_s=10, stale=False)
        for n, state in enumerate(("available", "offered", "enroute", "on_scene", "break"), 1)
    ]  # fmt: skip
    return {
        "roads": roads,
        "zones": [feature("Polygon", box(0.007), kind="core", label="核心区")],
        "risk": [feature("Point", near(-0.004, 0.002), weight=1, label="厨房", core=True, covered=False)],
        "points": [feature("Point", near(-0.003, -0.003), kind="medical", label="医疗点")],
        "posts": [feature("Point", near(0.003, -0.003), label="岗位一", open=True, staff=4)],
        "incidents": [feature("Point", near(0, -0.001), id="i1", number="7", priority=1, state="triaged",
                              label="有人晕倒", left_s=120)],
        "units": units,
    }  # fmt: skip


KINDS = {"roads": "line", "zones": "fill"}
QUEUE = (
    '<ol id="jy-queue"><li class="jy-queue__item" data-incident="i1" data-priority="1" '
    'data-lon="116.379" data-lat="39.907"><a href="#i1">7 有人晕倒</a></li></ol>'
)
PANEL = (
    '<p id="jy-live" class="jy-map__live" role="status"><span data-when="live" hidden>实时</span>'
    '<span data-when="polling" hidden>每5秒</span></p><div id="jy-announce" aria-live="assertive"></div>'
    '<form id="jy-selected"><input type="radio" name="option" value="1"><input type="radio" name="option" value="2">'
    '<button id="jy-confirm">派遣</button></form><input id="jy-search" aria-label="查找">'
    '<fieldset id="jy-layer-list"><label><input type="checkbox" data-layer="risk" checked>风险点</label></fieldset>'
    '<dialog id="jy-keys">按键</dialog>'
)


def page() -> str:
    """The page as MAP.md says the server renders it."""
    tags = []
    for name in ("look", "map"):
        files = entry(name, read_manifest())
        assert files is not None, "build the bundle first: python build_hooks/bundle.py"
        tags += [f'<link rel="stylesheet" href="/static/look/dist/{style}">' for style in files.styles]
        tags.append(f'<script type="module" src="/static/look/dist/{files.script}"></script>')
    canvas = (
        '<div id="jy-map" class="jy-map__canvas" data-layers="/layers" data-stream="/stream" '
        'data-bounds="116.365,39.897,116.393,39.919" data-attribution="© OpenStreetMap contributors"></div>'
    )
    return (
        f'<!doctype html><html lang="zh-Hans" data-theme="light"><head><meta charset="utf-8"><title>图</title>'
        f'{"".join(tags)}</head><body class="jy-page jy-page--wide"><div class="jy-map">{canvas}'
        f'<div class="jy-map__panel">{QUEUE}{PANEL}</div></div></body></html>'
    )


class Stage(BaseHTTPRequestHandler):
    """Answers every address of the page; `broken` cuts the stream so that the client must poll."""

    broken = False
    moves = 3

    def log_message(self, *args: object) -> None:
        """Silent."""

    def _send(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(body)

    def _json(self, value: object) -> None:
        self._send(json.dumps(value).encode(), "application/json")

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == "/":
            self._send(page().encode(), "text/html; charset=utf-8")
        elif path == "/layers":
            self._json({"layers": [
                {"id": name, "kind": KINDS.get(name, "circle"), "url": f"/layer/{name}", "visible": True,
                 "refresh": "tick"} for name in layers()]})  # fmt: skip
        elif path.startswith("/layer/"):
            self._json({"type": "FeatureCollection", "features": layers()[path[7:]]})
        elif path == "/stream":
            self._json({"url": "/live", "poll": "/frame"})
        elif path == "/frame":
            self._json(self._frame(9) | {"seq": 9})
        elif path == "/live" and not self.broken:
            self._stream()
        elif path.startswith("/static/look/dist/"):
            file = DIST / path.removeprefix("/static/look/dist/")
            self._send(file.read_bytes(), TYPES.get(file.suffix, "application/json"))
        else:
            self.send_error(404)

    def _frame(self, step: int) -> dict[str, Any]:
        lon, lat = near(0.001 * step, 0.005)
        return {"t": 0, "u": [["A1", round(lon * 1e5), round(lat * 1e5), "enroute", 1]], "i": [], "k": {"open": 1}}

    def _stream(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        for step in range(self.moves):
            data = json.dumps(self._frame(step))
            self.wfile.write(f"id: {step}\nevent: tick\ndata: {data}\n\n".encode())
            self.wfile.flush()
            time.sleep(1.1)
        time.sleep(30)


@contextmanager
def stage(*, broken: bool = False) -> Iterator[str]:
    """The address of a running stage."""
    handler = type("Handler", (Stage,), {"broken": broken})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
