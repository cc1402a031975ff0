// Each replication as a dot: how much of what is seen in one of them is luck.
import { axis, broken, number } from "./marks.js";
import { colourOf } from "./looks.js";

// Dots of the same row lie apart, always in the same way.
const apart = (i) => ((i * 0.618034) % 1) - 0.5;

export function spread(data, look, { width }) {
  const words = data.words, { unit, decimals } = data.primary, rows = [...data.spread].reverse(), narrow = width < 620;
  return {
    height: 90 + 46 * rows.length,
    option: {
      grid: { left: narrow ? 130 : 200, right: 30, top: 12, bottom: 46 },
      xAxis: axis(look, { type: "value", axisLine: { show: false }, scale: true, name: `${data.primary.title} (${unit})`, nameLocation: "middle", nameGap: 28 }),
      yAxis: axis(look, { type: "value", min: -0.6, max: rows.length - 0.4, interval: 1, splitLine: { show: false }, axisTick: { show: false },
        axisLabel: { show: true, customValues: rows.map((_, i) => i), formatter: (value) => broken(rows[value]?.policy ?? "", narrow ? 16 : 28) } }),
      tooltip: { trigger: "item", formatter: (item) => `${rows[item.value[2]].policy}: ${number(item.value[0], decimals, words)} ${unit}\n${words.replication} ${item.value[3]}` },
      series: [
        { type: "scatter", z: 2, symbolSize: 8, itemStyle: { opacity: 0.6 },
          data: rows.flatMap((row, y) => row.values.map(([at, value]) => ({ value: [value, y + 0.42 * apart(at), y, at], itemStyle: { color: colourOf(look, row.index) } }))) },
        { type: "scatter", z: 3, silent: true, symbol: "rect", symbolSize: [3, 30], data: rows.map((row, y) => ({ value: [row.mean, y, y], itemStyle: { color: look.ink } })) },
      ],
    },
    table: [["policy", "replication", data.primary.name], ...data.spread.flatMap((row) => row.values.map(([at, value]) => [row.policy, at, value]))],
  };
}
