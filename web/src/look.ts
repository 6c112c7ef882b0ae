/** Loaded by every page: styles, htmx, and the few behaviours that pages can do without. */
import "../styles/look.css";
import htmx from "htmx.org";
import { enhance } from "./look/behaviours";

declare global {
  interface Window {
    htmx: typeof htmx;
  }
}

window.htmx = htmx;
htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
enhance(document);
