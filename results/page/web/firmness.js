// By how much the winner is ahead under each model of people, and how small its change may become.
import { axis, between, broken, legend, lying, number } from "./marks.js";

export function firmness(data, look, { width }) {
  const words = data.words, { change: unit, decimals } = data.primary, narrow = width < 620;
  const rows = [...data.firmness.leads].reverse(), sizes = [...data.firmness.sizes].reverse();
  const kinds = { same: { name: words.stands, colour: look.good, symbol: "circle" }, unclear: { name: words.unclear, colour: look.faint, symbol: "diamond" }, turns: { name: words.turns, colour: look.bad, symbol: "rect" },
    out: { name: words.ahead_but_out, colour: look.bad, symbol: "emptyTriangle" } };
  const left = narrow ? 140 : 330, right = narrow ? 18 : 60, per = narrow ? 84 : 36, tall = per * rows.length, top = !rows.length ? 4 : narrow ? 34 + 20 * new Set(rows.map((row) => row.how)).size : 34;
  const named = (text) => (narrow ? broken(text, 24, 3) : text);
  const grids = [], xs = [], ys = [], series = [];
  if (rows.length) {
    grids.push({ left, right, top, height: tall });
    xs.push(axis(look, { type: "value", name: named(`${words.lead} (${unit})`), nameLocation: "middle", nameGap: 28 }));
    ys.push(axis(look, { type: "category", data: rows.map((row) => row.says), axisLabel: { interval: 0, fontSize: narrow ? 11 : 12, formatter: (text) => broken(text, narrow ? 20 : 52, narrow ? 5 : 2) } }));
    series.push(lying("", rows.map((row, i) => [i, row.low ?? row.mean, row.high ?? row.mean]), look, (i) => kinds[rows[i].how].colour));
    for (const [how, kind] of Object.entries(kinds)) {
      if (!rows.some((row) => row.how === how)) continue;
      series.push({ name: kind.name, type: "scatter", z: 3, symbol: kind.symbol, symbolSize: 12, itemStyle: { color: kind.colour },
        data: rows.flatMap((row, i) => (row.how === how ? [{ value: [row.mean, i], at: i }] : [])),
        label: { show: true, position: "top", distance: 5, color: look.ink, formatter: (item) => number(item.value[0], decimals, words) },
        markLine: { silent: true, symbol: "none", label: { show: false }, lineStyle: { color: look.ink, type: "solid" }, data: [{ xAxis: 0 }] } });
    }
  }
  const below = rows.length ? top + tall + (narrow ? 90 : 66) : top;
  if (sizes.length) {
    const at = grids.length, where = { xAxisIndex: at, yAxisIndex: at };
    grids.push({ left, right, top: below, height: 40 * sizes.length });
    xs.push(axis(look, { type: "value", gridIndex: at, min: 0, max: 100, name: named(words.size), nameLocation: "middle", nameGap: 28 }));
    ys.push(axis(look, { type: "category", gridIndex: at, data: sizes.map((one) => one.policy), axisLabel: { interval: 0, formatter: (text) => broken(text, narrow ? 18 : 40) } }));
    series.push({ type: "custom", ...where, z: 2, data: sizes.map((one, i) => [100 * one.at, i]), encode: { x: 0, y: 1 },
      tooltip: { formatter: (item) => said(sizes[item.dataIndex], words) },
      renderItem: (params, api) => {
        const one = sizes[params.dataIndex], place = (share) => api.coord([100 * share, params.dataIndex]);
        const [x, y] = place(one.at), [end] = place(1), bar = (from, to, fill, opacity) => ({ type: "rect", shape: { x: from, y: y - 7, width: Math.max(0, to - from), height: 14 }, style: { fill, opacity } });
        const children = [bar(x, end, look.good, 0.75)];
        if (one.turns) children.unshift(bar(place(0)[0], x, look.bad, 0.5));
        if (one.turns && one.high > one.low) children.push(bar(place(one.low)[0], place(one.high)[0], look.faint, 0.9));
        children.push({ type: "text", style: { x, y: y - 12, text: `${number(100 * one.at, 0, words)} %`, fill: look.ink, textAlign: "center", textVerticalAlign: "bottom", fontSize: 12 } });
        return { type: "group", children };
      } });
  }
  return {
    height: below + (sizes.length ? 40 * sizes.length + (narrow ? 80 : 50) : 0),
    option: {
      grid: grids, xAxis: xs, yAxis: ys, series, legend: rows.length ? legend(look, { icon: undefined, itemWidth: 12, itemHeight: 12 }) : undefined,
      tooltip: { trigger: "item", formatter: (item) => (item.data?.at === undefined ? "" : `${broken(rows[item.data.at].says, 60)}\n${data.firmness.winner}: ${between(rows[item.data.at], decimals, words)} ${unit}`) },
    },
    table: [["what", "says", "mean", "low", "high", "how"], ...data.firmness.leads.map((row) => ["lead", row.says, row.mean, row.low, row.high, row.how]),
      ...data.firmness.sizes.map((one) => ["size", `${one.policy}: ${one.other}`, one.at, one.low, one.high, one.turns ? "turns" : "stands"])],
  };
}

function said(one, words) {
  const share = (value) => `${number(100 * value, 0, words)} %`;
  return one.turns ? `${one.policy}: ${words.wins_above} ${share(one.at)} (${share(one.low)} ${words.to} ${share(one.high)}); ${one.other}` : `${one.policy}: ${words.wins_at} ${share(one.at)}`;
}
