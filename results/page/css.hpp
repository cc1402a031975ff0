// How the page looks: on a screen, light or dark, and on paper.
#pragma once
#include <string_view>

namespace peakend::results {

inline constexpr std::string_view css = R"css(
:root { color-scheme: light dark; --ink: #1c1c1a; --faint: #62605a; --line: #d4d1c9; --paper: #fff; --ground: #f6f4ef; --accent: #0a5a8a;
  --good: #006b4f; --bad: #ad4300; --warning: #7a5200; --tint: #eef4f8; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e6e1; --faint: #a5a29a; --line: #4a4843; --paper: #23221f; --ground: #181715; --accent: #7cc4ee; --good: #53cfa4; --bad: #f59a63; --warning: #e2b457; --tint: #1f2a31; }
}
* { box-sizing: border-box; }
html { background: var(--ground); color: var(--ink); font: 17px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; }
body { margin: 0; overflow-wrap: anywhere; }
header, main { max-width: 1120px; margin: 0 auto; padding: 0 20px; }
header { padding-top: 36px; }
header button { float: right; }
h1 { font-size: 2.1rem; line-height: 1.15; margin: 0 0 .4rem; letter-spacing: -.01em; }
h2 { font-size: 1.35rem; margin: 0 0 .8rem; }
h3 { font-size: 1.05rem; margin: 0 0 .3rem; }
.kicker { margin: 0 0 .2rem; color: var(--accent); font-weight: 600; letter-spacing: .04em; }
.run, .note, figcaption p, caption { color: var(--faint); font-size: .9rem; }
.run { max-width: 48rem; margin-top: 0; }
section { background: var(--paper); border: 1px solid var(--line); border-radius: 10px; padding: 24px; margin: 22px 0; }
.sides { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 28px; }
.words p { margin: 0 0 .6rem; }
.lead { font-size: 1.22rem; line-height: 1.4; font-weight: 600; }
.doubt { background: var(--tint); border-radius: 8px; padding: 16px 18px; font-size: .95rem; align-self: start; }
ul { margin: .4rem 0; padding-left: 1.2rem; }
li { margin: .3rem 0; }
ul.bad, tr.bad th { color: var(--bad); }
ul.turning, ul.warning, tr.warning th { color: var(--warning); }
tr.good th { color: var(--good); }
figure { margin: 0 0 34px; break-inside: avoid; }
figure:last-of-type { margin-bottom: 0; }
figcaption p { margin: 0 0 .6rem; max-width: 48rem; }
.picture svg { max-width: 100%; }
.tools { display: flex; gap: 8px; flex-wrap: wrap; margin-top: 6px; }
button, select { font: inherit; font-size: .85rem; color: var(--ink); background: var(--paper); border: 1px solid var(--line); border-radius: 6px; padding: 4px 10px; min-height: 32px; }
select { max-width: 100%; }
button:hover, select:hover { border-color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
pre { font: .78rem/1.35 ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; overflow-x: auto; margin: 0; }
code { font: .88em ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; }
.wide { overflow-x: auto; margin: 14px 0; background: linear-gradient(to right, var(--paper) 30%, transparent) left / 40px 100% no-repeat local, linear-gradient(to left, var(--paper) 30%, transparent) right / 40px 100% no-repeat local,
  linear-gradient(to right, var(--line), transparent) left / 12px 100% no-repeat scroll, linear-gradient(to left, var(--line), transparent) right / 12px 100% no-repeat scroll; }
table { border-collapse: collapse; font-size: .84rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding-bottom: 6px; }
th, td { padding: 5px 10px 5px 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); overflow-wrap: normal; }
thead th { border-bottom: 2px solid var(--line); font-weight: 600; vertical-align: bottom; }
tbody th { font-weight: 600; min-width: 8.5rem; }
td.number, th.number { text-align: right; }
td.number { white-space: nowrap; }
td:not(.number):last-child { min-width: 13rem; }
dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: 4px 18px; margin: 0 0 12px; }
dt { font-weight: 600; }
dd { margin: 0; }
summary { cursor: pointer; color: var(--accent); }
.skip { position: absolute; left: -9999px; }
.skip:focus { left: 12px; top: 12px; background: var(--paper); padding: 8px 14px; border-radius: 6px; }
@media (max-width: 720px) {
  html { font-size: 16px; }
  .sides { grid-template-columns: minmax(0, 1fr); }
  section { padding: 16px; }
  dl { grid-template-columns: minmax(0, 1fr); }
  dd { margin-bottom: 6px; }
}
@media print {
  :root { --ink: #000; --faint: #444; --line: #bbb; --paper: #fff; --ground: #fff; --accent: #000; --good: #005c43; --bad: #933900; --warning: #5e3f00; --tint: #f2f2f2; }
  @page { margin: 16mm 14mm; }
  html { font-size: 10.5pt; }
  header, main { max-width: none; padding: 0; }
  section { border: 0; padding: 0; margin: 0 0 18pt; }
  .tools, .skip, header button, details { display: none; }
  .doubt { break-inside: avoid; }
  caption { break-after: avoid; }
  .short { break-inside: avoid; }
  .picture, .picture > div { width: 100% !important; height: auto !important; overflow: visible !important; }
  .picture svg { position: static !important; width: 100% !important; height: auto !important; }
  h2, h3, figcaption { break-after: avoid; }
  tr, li { break-inside: avoid; }
  .wide { overflow: visible; background: none; }
  table { font-size: 7.6pt; }
  th, td { padding: 3pt 7pt 3pt 0; }
  td.number, th.number { white-space: normal; }
  tbody th, td:not(.number):last-child { min-width: 0; }
}
)css";

}  // namespace peakend::results
