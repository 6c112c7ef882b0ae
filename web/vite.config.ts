import { defineConfig } from "vite";

// Built files go where Django's static finder looks; `base` makes chunks and the map's worker load from there.
export default defineConfig({
  base: "/static/look/dist/",
  publicDir: false,
  worker: { format: "es" },
  build: {
    outDir: "../src/jiayuan/web/look/static/look/dist",
    emptyOutDir: true,
    manifest: "manifest.json",
    target: "es2022",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1600,
    rolldownOptions: {
      input: { look: "src/look.ts", map: "src/map.ts", shift: "src/shift.ts", queue: "src/queue.ts", review: "src/review.ts", ledgers: "src/ledgers.ts", fix: "src/fix.ts", phonelist: "src/phonelist.ts", door: "src/door.ts", aloud: "src/aloud.ts" },
      output: { hashCharacters: "hex" },
      // htmx holds one eval for hx-on and js: values; allowEval=false keeps it from ever running.
      checks: { eval: false },
    },
  },
});
