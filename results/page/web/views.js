// What a firm thinks of itself beside what its customers do: the wider apart, the longer the line.
import { axis, between, broken, legend, number } from "./marks.js";

export function views(data, look, { width }) {
  const words = data.words, rows = [...data.views].reverse(), narrow = width < 620;
  const dots = (name, key, symbol, colour) => ({ name, type: "scatter", z: 3, symbol, symbolSize: 13, itemStyle: { color: colour },
    data: rows.map((row, i) => [row[key].mean, i]), tooltip: { formatter: (item) => `${rows[item.dataIndex].policy}\n${name}: ${between(rows[item.dataIndex][key], 1, words)} %` } });
  return {
    height: 110 + 40 * rows.length,
    option: {
      legend: legend(look, { icon: undefined, itemWidth: 12, itemHeight: 12 }),
      grid: { left: narrow ? 130 : 200, right: 40, top: 40, bottom: 46 },
      xAxis: axis(look, { type: "value", min: 0, max: 100, name: words.share, nameLocation: "middle", nameGap: 28 }),
      yAxis: axis(look, { type: "category", data: rows.map((row) => row.policy), axisLabel: { interval: 0, formatter: (text) => broken(text, narrow ? 16 : 28) } }),
      tooltip: { trigger: "item" },
      series: [
        { type: "custom", silent: true, z: 1, data: rows.map((row, i) => [row.customers.mean, row.firm.mean, i]), encode: { x: [0, 1], y: 2 },
          renderItem: (params, api) => {
            const [x1, y] = api.coord([api.value(0), api.value(2)]), [x2] = api.coord([api.value(1), api.value(2)]);
            return { type: "line", shape: { x1, y1: y, x2, y2: y }, style: { stroke: look.line, lineWidth: 3 } };
          } },
        { ...dots(words.firm, "firm", "rect", look.palette[1]), label: { show: true, position: "top", color: look.ink, formatter: (item) => number(item.value[0], 0, words) } },
        { ...dots(words.customers, "customers", "circle", look.palette[0]), label: { show: true, position: "top", color: look.ink, formatter: (item) => number(item.value[0], 0, words) } },
        dots(words.neglected, "neglected", "triangle", look.palette[3]),
      ],
    },
    table: [["policy", "firm", "customers", "neglected"], ...data.views.map((row) => [row.policy, row.firm.mean, row.customers.mean, row.neglected.mean])],
  };
}
