// Draws what the page's data say into the page's figures. Everything a person reads comes with the data.
import { init, use } from "echarts/core";
import { BarChart, CustomChart, LineChart, SankeyChart, ScatterChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, MarkPointComponent, TitleComponent, TooltipComponent } from "echarts/components";
import { SVGRenderer } from "echarts/renderers";
import { bands } from "./bands.js";
import { course } from "./course.js";
import { curve } from "./curve.js";
import { differences } from "./differences.js";
import { save, svgText } from "./download.js";
import { firmness } from "./firmness.js";
import { flow } from "./flow.js";
import { groups } from "./groups.js";
import { looks } from "./looks.js";
import { money } from "./money.js";
import { spread } from "./spread.js";
import { topics } from "./topics.js";
import { views } from "./views.js";

use([BarChart, CustomChart, LineChart, SankeyChart, ScatterChart, AriaComponent, GridComponent, LegendComponent, MarkLineComponent,
  MarkPointComponent, TitleComponent, TooltipComponent, SVGRenderer]);

const pictures = { curve, firmness, groups, flow, differences, money, bands, course, topics, spread, views };
const dark = matchMedia("(prefers-color-scheme: dark)");
let data, drawn; // of the language that is shown

// The page as it came, in each language it holds: its data, its name, and what stands in the body.
const languages = new Map();
for (const one of document.querySelectorAll("script[data-told]")) {
  const template = document.querySelector(`template[data-told="${one.dataset.told}"]`);
  const parts = template ? [...template.content.children] : inBody().map((part) => part.cloneNode(true));
  languages.set(one.dataset.told, { name: one.dataset.name, data: one.textContent, parts });
}

function inBody() {
  return [...document.body.children].filter((part) => part.matches(".skip, header, main"));
}

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

function drawAll(look = looks(dark.matches, data.words.locale)) {
  for (const one of drawn) draw(one, look);
}

function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}

// What a reader may choose in a picture: its question, what there is to choose from, and what is shown first.
const choices = {
  course: () => ({ asks: data.words.choose, from: data.course.outcomes.map((one) => [one.title, one.name]), first: data.primary.name }),
  flow: (figure) => {
    const { policies } = data.flows[Number(figure.dataset.journey)];
    return { asks: data.words.choose_policy, from: policies.map((one) => [one.name, one.name]), first: policies[0].name };
  },
  groups: () => ({ asks: data.words.choose_policy, from: data.groups.policies.map((one) => [one.name, one.name]), first: data.groups.policies[0].name }),
  topics: () => ({ asks: data.words.choose_topic, from: data.topics.map((one) => [one.name, one.name]), first: data.topics[0].name }),
};

function chooser(figure) {
  const { asks, from, first } = choices[figure.dataset.picture](figure);
  if (from.length < 2) return undefined;
  const select = document.createElement("select");
  select.setAttribute("aria-label", asks);
  for (const [text, value] of from) select.append(new Option(text, value));
  select.value = first;
  if (select.selectedIndex < 0) select.selectedIndex = 0;
  figure.querySelector(".tools").append(select);
  return select;
}

function prepare() {
  for (const one of drawn ?? []) one.chart?.dispose();
  drawn = [];
  for (const figure of document.querySelectorAll("figure[data-picture]")) {
    const place = figure.querySelector(".picture");
    const tools = document.createElement("div");
    tools.className = "tools";
    place.after(tools);
    place.replaceChildren();
    place.classList.add("drawn");
    place.setAttribute("role", "img"); // not before: what stands there without pictures is text
    const one = { figure, place };
    if (figure.dataset.picture in choices) one.select = chooser(figure);
    one.select?.addEventListener("change", () => draw(one, looks(dark.matches, data.words.locale)));
    const name = figure.id;
    tools.append(
      button("SVG", () => save(`${name}.svg`, "image/svg+xml", svgText(place.querySelector("svg"), looks(dark.matches, data.words.locale)))),
      button("CSV", () => save(`${name}.csv`, "text/csv", one.table.map((row) => row.map(field).join(",")).join("\n") + "\n")));
    for (const made of tools.querySelectorAll("button")) made.setAttribute("aria-label", `${data.words.download} ${made.textContent}: ${figure.dataset.title}`);
    drawn.push(one);
  }
}

// Shows the page in that language, with a button for each other one.
function tell(language) {
  if (document.documentElement.lang !== language) {
    for (const part of inBody()) part.remove();
    document.body.prepend(...languages.get(language).parts.map((part) => part.cloneNode(true)));
    document.documentElement.lang = language;
  }
  data = JSON.parse(languages.get(language).data);
  for (const [other, { name }] of languages) {
    if (other === language) continue;
    const made = button(name, () => {
      tell(other);
      document.querySelector("header button").focus();
    });
    made.lang = other;
    document.querySelector("header").prepend(made);
  }
  prepare();
  drawAll();
  document.documentElement.dataset.drawn = String(drawn.length);
}

function field(value) {
  if (value === null || value === undefined) return "";
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value); // no formula in a spreadsheet
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

tell(document.documentElement.lang);
dark.addEventListener("change", () => drawAll());
addEventListener("beforeprint", () => drawAll(looks(false, data.words.locale)));
addEventListener("afterprint", () => drawAll());
let width = innerWidth;
addEventListener("resize", () => {
  if (innerWidth === width) return; // a phone's address bar changes the height alone
  width = innerWidth;
  drawAll();
});
