// How loud a topic is, how far it has come, and how the firm is spoken of meanwhile: week by week under each policy.
import { axis, band, between, legend } from "./marks.js";
import { colourOf, strokeOf } from "./looks.js";

export function topics(data, look, { chosen, width }) {
  const words = data.words, topic = data.topics.find((one) => one.name === chosen) ?? data.topics[0];
  const panels = [["volume", words.said_in_a_week], ["knows", words.has_heard], ["sentiment", words.tone]].filter(([key]) => topic[key]);
  const policies = topic[panels[0][0]].policies, weeks = policies[0].mean.map((_, i) => i + 1);
  const top = 22 + 22 * (width < 620 ? Math.ceil(policies.length / 2) : 2), tall = 150, gap = 34;
  const series = panels.flatMap(([key], at) => topic[key].policies.flatMap((policy) => {
    const colour = colourOf(look, policy.index), where = { xAxisIndex: at, yAxisIndex: at };
    return [
      { name: policy.name, type: "line", z: 3, ...where, showSymbol: false, symbol: "circle", data: policy.mean, lineStyle: { color: colour, width: 2.2, type: strokeOf(policy.index) }, itemStyle: { color: colour },
        markLine: policy.stopped ? { silent: true, symbol: "none", label: { show: at === 0, formatter: () => policy.stopped.says, color: colour }, lineStyle: { color: colour, type: "dotted" }, data: [{ xAxis: policy.stopped.week - 1 }] } : undefined },
      band(policy.name, weeks.map((_, i) => [i, policy.low[i], policy.high[i]]), colour, where),
    ];
  }));
  return {
    height: top + panels.length * (tall + gap) + 26,
    option: {
      grid: panels.map((_, at) => ({ left: 74, right: 20, top: top + at * (tall + gap), height: tall })),
      legend: legend(look, { data: policies.map((one) => one.name) }),
      axisPointer: { link: [{ xAxisIndex: "all" }] },
      xAxis: panels.map((_, at) => axis(look, { type: "category", gridIndex: at, data: weeks, boundaryGap: false,
        ...(at + 1 === panels.length ? { name: words.week, nameLocation: "middle", nameGap: 28 } : { axisLabel: { show: false } }) })),
      yAxis: panels.map(([key, name], at) => axis(look, { type: "value", gridIndex: at, scale: key === "sentiment", ...(key === "knows" ? { max: 100, interval: 25 } : { splitNumber: 3 }), name: name.replace(/ (?=[^ ]* [^ ]*$)/, width < 620 ? "\n" : " "), nameLocation: "middle", nameGap: 50,
        nameTextStyle: { color: look.faint, fontSize: 11, width: tall, overflow: "break" } })),
      tooltip: { trigger: "axis", formatter: (items) => {
        const at = items[0].dataIndex;
        return [`${words.week} ${weeks[at]}`, ...panels.flatMap(([key, name]) => [name, ...topic[key].policies.map((policy) =>
          `  ${policy.name}: ${between({ mean: policy.mean[at], low: policy.low[at], high: policy.high[at] }, topic[key].decimals, words)}`)])].join("\n");
      } },
      series,
    },
    table: [["topic", "what", "policy", "week", "mean", "low", "high"],
      ...data.topics.flatMap((one) => ["volume", "knows", "sentiment"].filter((key) => one[key]).flatMap((key) => one[key].policies.flatMap((p) => p.mean.map((_, i) => [one.name, key, p.name, i + 1, p.mean[i], p.low[i], p.high[i]]))))],
  };
}
