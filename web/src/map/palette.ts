/** Colours come from the page's tokens, so the map follows light, dark and high contrast. */
export interface Palette {
  ground: string;
  surface: string;
  line: string;
  strong: string;
  ink: string;
  muted: string;
  info: string;
  success: string;
  warning: string;
  danger: string;
}

export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(`--jy-${name}`).trim() || "#808080";
  return {
    ground: token("sunken"),
    surface: token("surface"),
    line: token("line"),
    strong: token("line-strong"),
    ink: token("text"),
    muted: token("muted"),
    info: token("info"),
    success: token("success"),
    warning: token("warning"),
    danger: token("danger"),
  };
}
