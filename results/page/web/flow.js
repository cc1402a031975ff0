// Where people go from step to step under one policy, and where they give up: bands as wide as their share.
import { broken, number } from "./marks.js";

export function flow(data, look, { journey, chosen, width }) {
  const words = data.words, { steps, policies } = data.flows[Number(journey)];
  const policy = policies.find((one) => one.name === chosen) ?? policies[0];
  const narrow = width < 620, labels = new Map(steps.map((step) => [step.name, step.label]));
  const nodes = new Map(), links = [];
  const node = (name, label, colour) => nodes.has(name) || nodes.set(name, { name, label: { formatter: () => `${broken(label, narrow ? 12 : 18)}${passing(name)}` }, itemStyle: { color: colour } });
  // The share that passes, on paper too; that all do needs no words.
  const passing = (name) => {
    const all = policy.links.filter((one) => (name.startsWith("\n") ? one.gave_up && `\n${one.from}` === name : one.from === name)).reduce((sum, one) => sum + one.share, 0);
    return all > 0.995 || all === 0 ? "" : `\n${number(100 * all, all < 0.1 ? 1 : 0, words)} %`;
  };
  const colour = (name) => look.palette[steps.findIndex((step) => step.name === name) % look.palette.length];
  const link = (source, target, value, paint) => links.push({ source, target, value, lineStyle: { color: paint, opacity: look.dark ? 0.45 : 0.32 } });
  for (const one of policy.links) {
    const to = one.to === "" ? "\nend" : one.to; // no name of a step has a line end
    node(one.from, labels.get(one.from) ?? one.from, colour(one.from));
    if (one.to === "") node(to, words.visit_ends, look.faint);
    else node(to, labels.get(one.to) ?? one.to, colour(one.to));
    if (!one.gave_up) { link(one.from, to, one.share, colour(one.from)); continue; }
    const left = `\n${one.from}`;
    node(left, words.gave_up_here, look.bad);
    link(one.from, left, one.share, look.bad);
    if (one.to !== "") link(left, to, one.share, look.bad);
  }
  const per = (share) => `${number(100 * share, share < 0.1 ? 1 : 0, words)} % ${words.of_visits}`;
  const name = (id) => (id === "\nend" ? words.visit_ends : id.startsWith("\n") ? words.gave_up_here : labels.get(id) ?? id);
  return {
    height: narrow ? 120 + 70 * nodes.size : 380,
    option: {
      tooltip: { trigger: "item", formatter: (item) => item.dataType === "edge" ? `${name(item.data.source)} → ${name(item.data.target)}: ${per(item.data.value)}` : `${name(item.name)}: ${per(item.value)}` },
      series: [{
        type: "sankey", orient: narrow ? "vertical" : "horizontal", left: narrow ? 30 : 10, right: narrow ? 30 : 120, top: 20, bottom: narrow ? 40 : 20, nodeGap: 16, nodeWidth: 14, draggable: false,
        emphasis: { focus: "adjacency" }, label: { color: look.ink, position: narrow ? "bottom" : "right", textBorderColor: look.paper, textBorderWidth: 3, lineHeight: 14, fontSize: narrow ? 11 : 12 },
        data: [...nodes.values()], links,
      }],
    },
    table: [["policy", "from", "to", "share", "gave_up"], ...policies.flatMap((p) => p.links.map((one) => [p.name, one.from, one.to === "" ? "end" : one.to, one.share, one.gave_up]))],
  };
}
