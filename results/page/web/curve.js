// The emotion curve of one journey: what each step feels like under each policy, how widely visits spread, where the
// peaks and the end lie; below it the waits.
import { axis, band, broken, legend, number } from "./marks.js";
import { colourOf, shapeOf, strokeOf } from "./looks.js";

export function curve(data, look, { journey, width }) {
  const { steps, policies } = data.curves[Number(journey)];
  const words = data.words;
  const shown = policies.filter((p) => p.shown);
  const names = steps.map((step) => step.label);
  const part = (policy, i) => policy.points[i].share;
  // What share of the visits comes here, where it is not all of them.
  const share = (i) => {
    const all = shown.map((policy) => part(policy, i)).filter((value) => value !== null);
    if (!all.length || all.every((value) => value > 0.995)) return "";
    const [now, then] = [number(100 * all[0], 0, words), number(100 * all[all.length - 1], 0, words)];
    return `\n${now === then ? now : `${now} → ${then}`} %`;
  };
  const waits = shown.some((p) => p.points.some((point) => point.wait !== null));
  const narrow = width < 620;
  const series = [];
  for (const policy of policies) {
    const colour = colourOf(look, policy.index);
    series.push({
      name: policy.name, type: "line", data: policy.points.map((p) => p.mean), connectNulls: true, z: 3,
      symbol: shapeOf(policy.index), symbolSize: 9, lineStyle: { color: colour, width: 2.5, type: strokeOf(policy.index) }, itemStyle: { color: colour },
      markPoint: policy.shown ? { silent: true, symbol: "circle", symbolSize: 1, label: { color: colour, fontSize: 11, formatter: "{b}", textBorderColor: look.paper, textBorderWidth: 3 },
        data: marks(policy, shown, names, words) } : undefined,
    });
    if (policy.shown) series.push(band(policy.name, policy.points.map((p, i) => [i, p.q10, p.q90]), colour, { legendHoverLink: false }));
    if (policy.shown && waits)
      series.push({ name: policy.name, type: "bar", xAxisIndex: 1, yAxisIndex: 1, data: policy.points.map((p) => p.wait), itemStyle: { color: colour }, barMaxWidth: 18 });
  }
  const top = narrow ? 34 + 22 * Math.ceil(policies.length / 2) : 64;
  const main = { left: 58, right: 16, top, height: 270 };
  const labels = { interval: 0, formatter: (text, i) => broken(text, narrow ? 9 : 14) + (narrow ? "" : share(i)), rotate: narrow && steps.length > 4 ? 40 : 0, hideOverlap: false };
  const grids = [main], xs = [axis(look, { type: "category", data: names, axisLabel: labels, axisLine: { onZero: false, lineStyle: { color: look.line } } })];
  const ys = [axis(look, { type: "value", min: -5, max: 5, interval: 1, name: words.feeling, nameLocation: "middle", nameGap: 36 })];
  if (waits) {
    grids.push({ left: 58, right: 16, top: top + 270 + (narrow ? 84 : 62), height: 90 });
    xs.push(axis(look, { type: "category", gridIndex: 1, data: names, axisLabel: { show: false } }));
    ys.push(axis(look, { type: "value", gridIndex: 1, name: words.minutes, nameLocation: "middle", nameGap: 36, splitNumber: 2 }));
  }
  const chosen = Object.fromEntries(policies.map((p) => [p.name, p.shown]));
  return {
    height: top + 270 + (waits ? 190 + (narrow ? 30 : 0) : narrow ? 90 : 60),
    option: {
      grid: grids, xAxis: xs, yAxis: ys, series,
      legend: legend(look, { data: policies.map((p) => p.name), selected: chosen }),
      tooltip: { trigger: "axis", formatter: (items) => tip(items, steps, policies, words) },
    },
    table: [["step", "policy", "mean", "q10", "q50", "q90", "wait_minutes", "gave_up", "visits"],
      ...policies.flatMap((p) => p.points.map((point, i) => [names[i], p.name, point.mean, point.q10, point.q50, point.q90, point.wait, point.gave_up, point.share]))],
  };
}

// What lies at the same step under both is said once, by the line that is further out.
function marks(policy, shown, names, words) {
  const all = [];
  if (names.length < 2) return all; // one moment is no curve
  const add = (key, index) => {
    if (index === null || index === undefined) return;
    const value = policy.points[index].mean, above = key !== "pain_peak";
    const others = shown.filter((other) => other !== policy && other[key] === index).map((other) => other.points[index].mean);
    if (others.some((other) => (above ? other > value : other < value) || (other === value && policy.index === 0))) return;
    const same = all.find((mark) => mark.coord[0] === index);
    if (same) same.name += `, ${words[key]}`;
    else all.push({ name: words[key], coord: [index, value], label: { position: above ? "top" : "bottom", distance: 8 } });
  };
  add("pleasure_peak", policy.pleasure_peak);
  add("pain_peak", policy.pain_peak);
  add("end", policy.end);
  return all;
}

function tip(items, steps, policies, words) {
  const at = items[0]?.dataIndex ?? 0;
  const lines = [steps[at].label];
  const seen = new Set();
  for (const item of items) {
    if (seen.has(item.seriesName)) continue;
    seen.add(item.seriesName);
    const point = policies.find((p) => p.name === item.seriesName).points[at];
    let line = `${item.seriesName}: ${number(point.mean, 1, words)} (${number(point.q10, 1, words)} ${words.to} ${number(point.q90, 1, words)})`;
    if (point.wait !== null) line += `, ${number(point.wait, 1, words)} ${words.minutes_waited}`;
    if (point.gave_up) line += `, ${number(100 * point.gave_up, 1, words)} % ${words.gave_up}`;
    lines.push(line);
  }
  return lines.join("\n");
}
