// Cost against effect. On the frontier lie those that nothing cheaper beats.
import { axis, between, lying, upright } from "./marks.js";
import { colourOf, shapeOf } from "./looks.js";

// How far down each name must go to stand clear of those above it: pixels, about.
function apart(rows, side, span) {
  const effects = rows.map((row) => row.effect.mean), scale = 290 / (Math.max(...effects) - Math.min(...effects) || 1);
  const lower = rows.map(() => 0), placed = [];
  for (const i of rows.map((_, i) => i).sort((a, b) => effects[b] - effects[a])) {
    const wanted = -effects[i] * scale;
    const near = placed.filter((other) => side(rows[other.i]) === side(rows[i]) && Math.abs(rows[other.i].cost.mean - rows[i].cost.mean) < 0.2 * span);
    const y = Math.max(wanted, ...near.map((other) => other.y + 15));
    lower[i] = y - wanted;
    placed.push({ i, y });
  }
  return lower;
}

export function money(data, look, { width }) {
  const words = data.words, { change: unit, decimals } = data.primary, rows = data.money;
  const colour = (i) => colourOf(look, rows[i].index);
  const frontier = rows.filter((row) => row.frontier).sort((a, b) => a.cost.mean - b.cost.mean);
  const costs = rows.map((row) => row.cost.mean), low = Math.min(...costs), high = Math.max(...costs);
  const side = (row) => (row.cost.mean > low + 0.55 * (high - low) ? "left" : "right");
  const lower = apart(rows, side, high - low);
  const end = (estimate, side) => estimate[side] ?? estimate.mean;
  return {
    height: 420,
    option: {
      grid: { left: 74, right: width < 620 ? 24 : 110, top: 26, bottom: 58 },
      xAxis: axis(look, { type: "value", name: `${words.extra_cost} (${data.currency})`, nameLocation: "middle", nameGap: 32, scale: true }),
      yAxis: axis(look, { type: "value", name: `${data.primary.title} (${unit})`, nameLocation: "middle", nameGap: 44, scale: true }),
      tooltip: { trigger: "item", formatter: (item) => {
        const row = rows[item.dataIndex];
        return `${row.policy}\n${data.primary.title}: ${between(row.effect, decimals, words)} ${unit}\n${words.extra_cost}: ${data.currency} ${between(row.cost, 0, words)}`;
      } },
      series: [
        { type: "line", silent: true, z: 1, symbol: "none", data: frontier.map((row) => [row.cost.mean, row.effect.mean]), lineStyle: { color: look.faint, type: "dashed", width: 1.5 } },
        upright("", rows.map((row) => [row.cost.mean, end(row.effect, "low"), end(row.effect, "high")]), colour),
        lying("", rows.map((row) => [row.effect.mean, end(row.cost, "low"), end(row.cost, "high")]), look, colour),
        { type: "scatter", z: 3, symbolSize: 14, data: rows.map((row, i) => ({ value: [row.cost.mean, row.effect.mean], symbol: shapeOf(row.index),
          itemStyle: row.state === "out" ? { color: look.paper, borderColor: colour(i), borderWidth: 2 } : { color: colour(i) },
          label: { position: side(row), offset: [0, lower[i]] } })),
          label: { show: true, distance: 9, color: look.ink, textBorderColor: look.paper, textBorderWidth: 4, formatter: (item) => rows[item.dataIndex].policy } },
      ],
    },
    table: [["policy", "cost", "cost_low", "cost_high", "effect", "effect_low", "effect_high", "frontier"],
      ...rows.map((row) => [row.policy, row.cost.mean, row.cost.low, row.cost.high, row.effect.mean, row.effect.low, row.effect.high, row.frontier])],
  };
}
