// Promoters, passives and detractors: what each feels and spends, as it is and with the policy that is best.
import { axis, between, broken, legend, number } from "./marks.js";
import { colourOf } from "./looks.js";

export function bands(data, look, { width }) {
  const words = data.words, { figures, policies } = data.bands;
  const columns = width < 620 ? 1 : 2, rows = Math.ceil(figures.length / columns);
  const high = 150, gap = 74, top = 66;
  const cell = (i) => ({ column: i % columns, row: Math.floor(i / columns) });
  const wide = 100 / columns;
  return {
    height: top + rows * (high + gap),
    option: {
      legend: legend(look, { data: policies.map((p) => p.name) }),
      title: figures.map((figure, i) => ({ text: `${figure.title} (${figure.unit})`, left: `${cell(i).column * wide + 1}%`, top: top - 32 + cell(i).row * (high + gap),
        textStyle: { fontSize: 13, fontWeight: 600, color: look.ink } })),
      grid: figures.map((_, i) => ({ left: `${cell(i).column * wide + 8}%`, width: `${wide - 10}%`, top: top + cell(i).row * (high + gap), height: high })),
      xAxis: figures.map((_, i) => axis(look, { type: "category", gridIndex: i, data: words.groups, axisLabel: { interval: 0, hideOverlap: false, formatter: (text) => broken(text, columns === 1 ? 12 : 20) }, axisLine: { onZero: false, lineStyle: { color: look.line } } })),
      yAxis: figures.map((_, i) => axis(look, { type: "value", gridIndex: i, splitNumber: 3 })),
      tooltip: { trigger: "item", formatter: (item) => {
        const [f, p] = item.seriesId.split(":").map(Number);
        return `${figures[f].title}, ${words.groups[item.dataIndex]}\n${policies[p].name}: ${between(figures[f].values[p][item.dataIndex], figures[f].decimals, words)} ${figures[f].unit}`;
      } },
      series: figures.flatMap((figure, f) => policies.map((policy, p) => ({
        id: `${f}:${p}`, name: policy.name, type: "bar", xAxisIndex: f, yAxisIndex: f, barMaxWidth: 44, data: figure.values[p].map(({ mean }) => ({ value: mean, label: { position: mean < 0 ? "bottom" : "top" } })),
        itemStyle: { color: colourOf(look, policy.index), ...(p > 0 ? { decal: { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [3, 4], rotation: -Math.PI / 4, color: look.dark ? "rgba(0,0,0,.28)" : "rgba(255,255,255,.32)" } } : {}) },
        label: { show: true, fontSize: 11, color: look.ink, formatter: (item) => number(item.value, figure.decimals, words) },
      }))),
    },
    table: [["figure", "unit", "group", "policy", "mean", "low", "high"],
      ...figures.flatMap((figure) => policies.flatMap((policy, p) => figure.values[p].map((v, g) => [figure.title, figure.unit, words.groups[g], policy.name, v.mean, v.low, v.high])))],
  };
}
