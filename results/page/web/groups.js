// For whom a policy works: what it changes in each kind of customer.
import { axis, between, broken, lying, number } from "./marks.js";
import { colourOf, shapeOf } from "./looks.js";

export function groups(data, look, { chosen, width }) {
  const words = data.words, { change: unit } = data.primary, narrow = width < 620;
  const { names, decimals, policies } = data.groups;
  const policy = policies.find((one) => one.name === chosen) ?? policies[0];
  const rows = names.map((name, i) => ({ name, ...policy.values[i], decimals: decimals[i] })).reverse();
  const ends = policies.flatMap((one) => one.values.flatMap((value) => [value.low ?? value.mean, value.high ?? value.mean])).filter((value) => value !== null);
  return {
    height: 86 + 42 * rows.length,
    option: {
      grid: { left: narrow ? 130 : 200, right: narrow ? 34 : 70, top: 12, bottom: 46 },
      xAxis: axis(look, { type: "value", min: (range) => Math.min(0, ...ends, range.min), max: (range) => Math.max(0, ...ends, range.max), name: `${data.primary.title} (${unit})`, nameLocation: "middle", nameGap: 28,
        axisLabel: { showMinLabel: false, showMaxLabel: false } }),
      yAxis: axis(look, { type: "category", data: rows.map((row) => row.name), axisLabel: { interval: 0, formatter: (text) => broken(text, narrow ? 16 : 28) } }),
      tooltip: { trigger: "item", formatter: (item) => `${policy.name}, ${rows[item.dataIndex].name}\n${between(rows[item.dataIndex], rows[item.dataIndex].decimals, words)} ${unit}` },
      series: [
        lying("", rows.map((row, i) => [i, row.low ?? row.mean, row.high ?? row.mean]), look, colourOf(look, policy.index)),
        { type: "scatter", z: 3, symbolSize: 13, symbol: shapeOf(policy.index), itemStyle: { color: colourOf(look, policy.index) }, data: rows.map((row, i) => [row.mean, i]),
          label: { show: true, position: "top", distance: 6, color: look.ink, formatter: (item) => `${rows[item.dataIndex].mean > 0 ? "+" : ""}${number(rows[item.dataIndex].mean, rows[item.dataIndex].decimals, words)}` },
          markLine: { silent: true, symbol: "none", label: { show: false }, lineStyle: { color: look.ink, type: "solid" }, data: [{ xAxis: 0 }] } },
      ],
    },
    table: [["policy", "customers", "mean", "low", "high"], ...policies.flatMap((one) => one.values.map((value, i) => [one.name, names[i], value.mean, value.low, value.high]))],
  };
}
