// What each policy changes in the outcome that decides, with its interval, the best on top.
import { axis, between, broken, lying, number } from "./marks.js";
import { colourOf, shapeOf } from "./looks.js";

export function differences(data, look, { width }) {
  const words = data.words, { change: unit, decimals } = data.primary;
  const rows = [...data.differences].reverse(); // the axis counts upwards
  const colour = (i) => (rows[i].state === "out" ? look.faint : colourOf(look, rows[i].index));
  const labels = rows.map((row) => `${row.policy}${row.state === "fine" ? "" : `\n${words[row.state]}`}`);
  const narrow = width < 620;
  return {
    height: 86 + 42 * rows.length,
    option: {
      grid: { left: narrow ? 130 : 200, right: narrow ? 34 : 70, top: 12, bottom: 46 },
      xAxis: axis(look, { type: "value", name: `${data.primary.title} (${unit})`, nameLocation: "middle", nameGap: 28, scale: false }),
      yAxis: axis(look, { type: "category", data: labels, axisLabel: { interval: 0, formatter: (text) => (text.includes("\n") ? text : broken(text, narrow ? 16 : 28)) } }),
      tooltip: { trigger: "item", formatter: (item) => `${labels[item.dataIndex]}\n${between(rows[item.dataIndex], decimals, words)} ${unit}` },
      series: [
        lying("", rows.map((row, i) => [i, row.low ?? row.mean, row.high ?? row.mean]), look, colour),
        {
          type: "scatter", z: 3, symbolSize: 13,
          data: rows.map((row, i) => ({ value: [row.mean, i], symbol: shapeOf(row.index),
            itemStyle: row.state === "fine" ? { color: colour(i) } : { color: look.paper, borderColor: colour(i), borderWidth: 2 } })),
          label: { show: true, position: "top", distance: 6, color: look.ink, formatter: (item) => `${rows[item.dataIndex].mean > 0 ? "+" : ""}${number(rows[item.dataIndex].mean, decimals, words)}` },
          markLine: { silent: true, symbol: "none", label: { show: false }, lineStyle: { color: look.ink, type: "solid" }, data: [{ xAxis: 0 }] },
        },
      ],
    },
    table: [["policy", "mean", "low", "high", "state"], ...data.differences.map((row) => [row.policy, row.mean, row.low, row.high, row.state])],
  };
}
