// One outcome week by week, under each policy.
import { axis, band, between, legend } from "./marks.js";
import { colourOf, strokeOf } from "./looks.js";

export function course(data, look, { chosen, width }) {
  const words = data.words;
  const outcome = data.course.outcomes.find((one) => one.name === chosen) ?? data.course.outcomes[0];
  const weeks = outcome.policies[0].mean.map((_, i) => i + 1);
  const series = outcome.policies.flatMap((policy) => {
    const colour = colourOf(look, policy.index);
    return [
      { name: policy.name, type: "line", z: 3, showSymbol: weeks.length < 3, symbol: "circle", data: policy.mean, lineStyle: { color: colour, width: 2.2, type: strokeOf(policy.index) }, itemStyle: { color: colour },
        markLine: policy.stopped ? { silent: true, symbol: "none", label: { formatter: () => policy.stopped.says, color: colour }, lineStyle: { color: colour, type: "dotted" }, data: [{ xAxis: policy.stopped.week - 1 }] } : undefined },
      band(policy.name, weeks.map((_, i) => [i, policy.low[i], policy.high[i]]), colour),
    ];
  });
  const lines = width < 620 ? Math.ceil(outcome.policies.length / 2) : 2;
  return {
    height: 330 + 22 * lines,
    option: {
      grid: { left: 74, right: 20, top: 22 + 22 * lines, bottom: 48 },
      legend: legend(look, { data: outcome.policies.map((p) => p.name) }),
      xAxis: axis(look, { type: "category", data: weeks, name: words.week, nameLocation: "middle", nameGap: 28, boundaryGap: false }),
      yAxis: axis(look, { type: "value", scale: true, name: outcome.unit, nameLocation: "middle", nameGap: 54 }),
      tooltip: { trigger: "axis", formatter: (items) => [`${words.week} ${items[0].axisValue}`, ...items.filter((item) => item.seriesType === "line").map((item) => {
        const policy = outcome.policies.find((one) => one.name === item.seriesName), at = item.dataIndex;
        return `${policy.name}: ${between({ mean: policy.mean[at], low: policy.low[at], high: policy.high[at] }, outcome.decimals, words)}`;
      })].join("\n") },
      series,
    },
    table: [["outcome", "unit", "policy", "week", "mean", "low", "high"],
      ...outcome.policies.flatMap((p) => weeks.map((week, i) => [outcome.name, outcome.unit, p.name, week, p.mean[i], p.low[i], p.high[i]]))],
  };
}
