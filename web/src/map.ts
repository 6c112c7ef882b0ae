/** The one map. What the server renders and what happens here is agreed in src/jiayuan/web/command/MAP.md. */
import "maplibre-gl/dist/maplibre-gl.css";
import "../styles/map.css";
import { setWorkerUrl } from "maplibre-gl";
// MapLibre 6 keeps its worker in a file no bundler finds by itself; without this line the map stays blank.
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { mount } from "./map/mount";

setWorkerUrl(workerUrl);
const canvas = document.getElementById("jy-map");
if (canvas) void mount(canvas);
