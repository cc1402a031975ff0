// What several pictures draw with.
export const number = (value, decimals, words) => {
  if (value === null || value === undefined) return words.none;
  const text = Math.abs(value).toLocaleString(words.locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals, roundingMode: "halfEven" }); // as the words beside it
  return (value < 0 && /[1-9]/.test(text) ? "−" : "") + text;
};

export const between = (estimate, decimals, words) =>
  estimate.low === null ? number(estimate.mean, decimals, words)
    : `${number(estimate.mean, decimals, words)} (${number(estimate.low, decimals, words)} ${words.to} ${number(estimate.high, decimals, words)})`;

// A number on an axis, with no more decimals than it has.
const plain = (value, look) => (value < 0 ? "−" : "") + Math.abs(value).toLocaleString(look.locale, { maximumFractionDigits: 6 });

export const axis = (look, more = {}) => ({
  axisLine: { lineStyle: { color: look.line } },
  axisTick: { lineStyle: { color: look.line } },
  splitLine: { lineStyle: { color: look.line, opacity: 0.6 } },
  nameTextStyle: { color: look.faint, lineHeight: 15 },
  ...more,
  axisLabel: { color: look.ink, lineHeight: 15, hideOverlap: true, ...(more.type === "value" ? { formatter: (value) => plain(value, look) } : {}), ...more.axisLabel },
});

export const legend = (look, more = {}) => ({ type: "plain", top: 0, left: 0, icon: "roundRect", itemWidth: 18, itemHeight: 6,
  textStyle: { color: look.ink }, inactiveColor: look.faint, ...more });

// The area between two lines over the same places; `points` are [x, low, high].
export function band(name, points, colour, more = {}) {
  return {
    name, type: "custom", silent: true, z: 1, clip: true, color: colour, ...more,
    data: [[0]],
    renderItem: (params, api) => {
      const there = points.filter((p) => p[1] !== null && p[2] !== null);
      if (there.length < 2) return { type: "group", children: [] };
      const shape = [...there.map((p) => api.coord([p[0], p[2]])), ...there.reverse().map((p) => api.coord([p[0], p[1]]))];
      return { type: "polygon", shape: { points: shape }, style: { fill: colour, opacity: 0.16 } };
    },
  };
}

// An interval as a line with ends, lying; each item is [y, low, high].
export function lying(name, items, look, colour, more = {}) {
  return {
    name, type: "custom", silent: true, z: 2, ...more, data: items, encode: { x: [1, 2], y: 0 },
    renderItem: (params, api) => {
      const at = params.dataIndex, [x1, y] = api.coord([api.value(1), api.value(0)]), [x2] = api.coord([api.value(2), api.value(0)]);
      const style = { stroke: typeof colour === "function" ? colour(at) : colour, lineWidth: 2, fill: "none" };
      const line = (a, b, c, d) => ({ type: "line", shape: { x1: a, y1: b, x2: c, y2: d }, style });
      return { type: "group", children: [line(x1, y, x2, y), line(x1, y - 5, x1, y + 5), line(x2, y - 5, x2, y + 5)] };
    },
  };
}

// The same upright; each item is [x, low, high].
export function upright(name, items, colour, more = {}) {
  return {
    name, type: "custom", silent: true, z: 2, ...more, data: items, encode: { x: 0, y: [1, 2] },
    renderItem: (params, api) => {
      const [x, y1] = api.coord([api.value(0), api.value(1)]), [, y2] = api.coord([api.value(0), api.value(2)]);
      const style = { stroke: colour(params.dataIndex), lineWidth: 2, fill: "none" };
      const line = (a, b, c, d) => ({ type: "line", shape: { x1: a, y1: b, x2: c, y2: d }, style });
      return { type: "group", children: [line(x, y1, x, y2), line(x - 5, y1, x + 5, y1), line(x - 5, y2, x + 5, y2)] };
    },
  };
}

// A long name over so many lines at most.
export function broken(text, most, lines = 2) {
  if (text.length <= most) return text;
  if (lines < 2) return text.slice(0, most - 1) + "…";
  const space = text.lastIndexOf(" ", most);
  const at = space > 4 ? space : most;
  return text.slice(0, at) + "\n" + broken(text.slice(at).trim(), most, lines - 1);
}
