// Colours for people who see colours differently too: those of Okabe and Ito (2008). Lines also differ in their strokes
// and dots in their shapes, so nothing rests on colour alone.
const palette = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#a6761d", "#5e4fa2"];
const onDark = ["#4fb3e8", "#f08a4b", "#37c795", "#e3a3c6", "#f0b840", "#8fd0f5", "#cfa05a", "#a79be0"];
export const strokes = ["solid", "solid", "dashed", "dotted", [8, 3, 2, 3], [12, 4], [2, 4], [6, 2, 2, 2, 2, 2], [16, 4, 4, 4]];
export const shapes = ["circle", "diamond", "rect", "triangle", "roundRect"];

export function looks(dark, locale) {
  return {
    dark,
    locale,
    ink: dark ? "#e8e6e1" : "#1c1c1a",
    faint: dark ? "#a5a29a" : "#62605a",
    line: dark ? "#4a4843" : "#d4d1c9",
    paper: dark ? "#23221f" : "#ffffff",
    before: dark ? "#b5b2aa" : "#75726b", // of things as they are
    good: dark ? "#37c795" : "#007a59",
    bad: dark ? "#f08a4b" : "#c24e00",
    palette: dark ? onDark : palette,
    font: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif",
  };
}

// The colour of a policy by its place: the baseline first, the best second.
export const colourOf = (look, policy) => (policy === 0 ? look.before : look.palette[(policy - 1) % look.palette.length]);
export const strokeOf = (policy) => strokes[policy % strokes.length];
export const shapeOf = (policy) => shapes[policy % shapes.length];
