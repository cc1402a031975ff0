// Draws what the page's data say into the page's figures. Everything a person reads comes with the data.
import { init, use } from "echarts/core";
import { BarChart, CustomChart, LineChart, ScatterChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, MarkPointComponent, TitleComponent, TooltipComponent } from "echarts/components";
import { SVGRenderer } from "echarts/renderers";
import { bands } from "./bands.js";
import { course } from "./course.js";
import { curve } from "./curve.js";
import { differences } from "./differences.js";
import { save, svgText } from "./download.js";
import { looks } from "./looks.js";
import { money } from "./money.js";
import { spread } from "./spread.js";
import { views } from "./views.js";

use([BarChart, CustomChart, LineChart, ScatterChart, AriaComponent, GridComponent, LegendComponent, MarkLineComponent,
  MarkPointComponent, TitleComponent, TooltipComponent, SVGRenderer]);

const pictures = { curve, differences, money, bands, course, spread, views };
const data = JSON.parse(document.getElementById("data").textContent);
const dark = matchMedia("(prefers-color-scheme: dark)");
const drawn = [];

// An SVG that keeps its proportions when the page makes it smaller, as on paper.
function scalable(place) {
  const svg = place.querySelector("svg");
  if (svg) svg.setAttribute("viewBox", `0 0 ${svg.getAttribute("width")} ${svg.getAttribute("height")}`);
}

function draw(one, look) {
  const { figure, place } = one;
  const picture = pictures[figure.dataset.picture];
  const { height, option, table } = picture(data, look, { ...figure.dataset, chosen: one.select?.value, width: place.clientWidth });
  place.style.height = `${height}px`;
  one.chart?.dispose();
  one.chart = init(place, null, { renderer: "svg" });
  one.chart.setOption({
    animation: false,
    aria: { enabled: false }, // the figure names itself, and its numbers stand below
    textStyle: { fontFamily: look.font, color: look.ink },
    color: look.palette,
    ...option,
    tooltip: { renderMode: "richText", confine: true, backgroundColor: look.paper, borderColor: look.line,
      textStyle: { color: look.ink, fontSize: 13 }, ...option.tooltip },
  });
  one.table = table;
  scalable(place);
}

function drawAll(look = looks(dark.matches)) {
  for (const one of drawn) draw(one, look);
}

function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}

function chooser(figure) {
  const select = document.createElement("select");
  select.setAttribute("aria-label", data.words.choose);
  for (const outcome of data.course.outcomes) select.append(new Option(outcome.title, outcome.name));
  select.value = data.primary.name;
  if (select.selectedIndex < 0) select.selectedIndex = 0;
  figure.querySelector(".tools").append(select);
  return select;
}

for (const figure of document.querySelectorAll("figure[data-picture]")) {
  const place = figure.querySelector(".picture");
  const tools = document.createElement("div");
  tools.className = "tools";
  place.after(tools);
  place.replaceChildren();
  place.classList.add("drawn");
  const one = { figure, place };
  if (figure.dataset.picture === "course") one.select = chooser(figure);
  one.select?.addEventListener("change", () => draw(one, looks(dark.matches)));
  const name = figure.id;
  tools.append(
    button("SVG", () => save(`${name}.svg`, "image/svg+xml", svgText(place.querySelector("svg"), looks(dark.matches)))),
    button("CSV", () => save(`${name}.csv`, "text/csv", one.table.map((row) => row.map(field).join(",")).join("\n") + "\n")));
  for (const made of tools.querySelectorAll("button")) made.setAttribute("aria-label", `${data.words.download} ${made.textContent}: ${figure.dataset.title}`);
  drawn.push(one);
}

function field(value) {
  if (value === null || value === undefined) return "";
  const text = String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

drawAll();
document.documentElement.dataset.drawn = String(drawn.length);
dark.addEventListener("change", () => drawAll());
addEventListener("beforeprint", () => drawAll(looks(false)));
addEventListener("afterprint", () => drawAll());
let width = innerWidth;
addEventListener("resize", () => {
  if (innerWidth === width) return; // a phone's address bar changes the height alone
  width = innerWidth;
  drawAll();
});
