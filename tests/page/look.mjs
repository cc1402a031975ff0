// Opens pages in Chromium and looks: are all pictures drawn, without a word of complaint, on a screen, in the dark, on a
// phone and on paper; do tips, keys, downloads and choices work; is nothing loaded?
//   node look.mjs CHROMIUM FOLDER PAGE...     screenshots go to FOLDER
import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { chromium } from "playwright-core";

const [executablePath, shots, ...files] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"] });
let slowest = 0;

// A page that complains of anything, or asks for anything, fails.
async function open(file, options = {}) {
  const page = await browser.newPage({ viewport: { width: 1100, height: 900 }, ...options });
  const said = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.message));
  page.on("dialog", (dialog) => { said.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => !/^(file|blob|data):/.test(request.url()) && said.push(`asks for ${request.url()}`));
  const begun = Date.now();
  await page.goto(`file://${file}`);
  await page.waitForFunction(() => document.documentElement.dataset.drawn, null, { timeout: 20000 });
  slowest = Math.max(slowest, Date.now() - begun);
  return { page, said };
}

// Pictures without lines, or wider than the page they stand on.
const faults = (page) => page.evaluate(() => [...document.querySelectorAll("figure[data-picture]")].flatMap((figure) => {
  const svg = figure.querySelector(".picture svg"), name = figure.id;
  if (!svg) return [`${name}: not drawn`];
  const box = svg.getBoundingClientRect(), room = figure.closest("section").getBoundingClientRect();
  const found = [];
  if (svg.querySelectorAll("path, polygon, circle, line").length < 5) found.push(`${name}: empty`);
  if (figure.querySelector(".picture").getAttribute("role") !== "img") found.push(`${name}: not told as a picture`);
  if (document.documentElement.lang === "nl" && /\d,\d{3}\b/.test(svg.textContent) && /\d\.\d{3}\b/.test(svg.textContent)) found.push(`${name}: two ways of writing thousands`);
  if (!/[a-z]/i.test(svg.textContent)) found.push(`${name}: no words`);
  if (/NaN|undefined|\[object/.test(svg.outerHTML)) found.push(`${name}: ${/NaN|undefined|\[object/.exec(svg.outerHTML)[0]}`);
  if (box.right > room.right + 1 || box.left < room.left - 1) found.push(`${name}: cut`);
  if (document.documentElement.scrollWidth > innerWidth + 1) found.push(`${name}: the page scrolls sideways`);
  return found;
}));

async function download(page, name) {
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name }).first().click();
  return readFileSync(await (await waiting).path(), "utf8");
}

// The same pictures in the other language, and back.
async function languages(page) {
  const titles = () => page.locator("figure[data-picture] h3").allTextContents();
  const language = () => page.evaluate(() => document.documentElement.lang);
  const before = await titles(), first = await language();
  await page.locator("header button").click();
  assert.notEqual(await language(), first);
  const after = await titles();
  assert.equal(after.length, before.length);
  assert.ok(after.every((title, i) => title !== before[i]), after.join());
  assert.deepEqual(await faults(page), []);
  await page.locator("header button").click();
  assert.equal(await language(), first);
  assert.deepEqual(await titles(), before);
}

async function used(page) {
  const svg = await download(page, /SVG: How much is luck/);
  assert.match(svg, /^<svg[^>]*xmlns=/);
  const csv = await download(page, /CSV: How much is luck/);
  assert.match(csv, /^policy,replication,/);
  assert.equal(csv.trim().split("\n").length % 3, 1); // a header, and three replications of each policy
  await page.keyboard.press("Tab");
  assert.notEqual(await page.evaluate(() => document.activeElement.tagName), "BODY");
  const select = page.locator("#course select");
  if (await select.count()) {
    const before = await page.locator("#course svg").innerHTML();
    await select.selectOption({ index: (await select.locator("option").count()) - 1 });
    assert.notEqual(await page.locator("#course svg").innerHTML(), before);
  }
  const flow = page.locator("#flow-0 select");
  if (await flow.count()) {
    const csv = await download(page, /CSV: Where people go/);
    assert.match(csv, /^policy,from,to,share,gave_up\n/);
    await flow.selectOption({ index: 1 });
    if (/owned/.test(await page.title())) { // what an author wrote is no pattern, and no formula
      assert.match(await page.locator("#flow-0 svg").textContent(), /\{b\}/);
      assert.match(await download(page, /CSV: The emotion curve/), /\n'=cmd,/);
    }
  }
  await languages(page);
  const curve = page.locator("#curve-0 .picture");
  if (!(await curve.count())) return; // a journey of one step has none
  await curve.scrollIntoViewIfNeeded();
  const box = await curve.boundingBox(), before = await curve.locator("svg").textContent();
  await page.mouse.move(box.x + box.width / 2, box.y + 160);
  await page.waitForFunction((text) => document.querySelector("#curve-0 svg").textContent !== text, before, { timeout: 5000 });
}

for (const file of files) {
  const name = basename(dirname(file));
  assert.ok(statSync(file).size < 2e6, `${name}: larger than 2 MB`);
  for (const [kind, options] of Object.entries({ light: {}, dark: { colorScheme: "dark" }, phone: { viewport: { width: 390, height: 800 } } })) {
    const { page, said } = await open(file, options);
    assert.deepEqual(await faults(page), [], `${name}, ${kind}`);
    assert.ok((await page.locator("figure[data-picture]").count()) >= 5, `${name}: pictures are missing`);
    await page.screenshot({ path: join(shots, `${name}-${kind}.png`), fullPage: true });
    if (kind === "light") {
      await used(page);
      await page.pdf({ path: join(shots, `${name}.pdf`), format: "A4" });
      await page.emulateMedia({ media: "print" });
      await page.setViewportSize({ width: 690, height: 980 }); // A4 within its margins
      assert.deepEqual(await faults(page), [], `${name}, on paper`);
      assert.notEqual(await page.title(), "owned");
    }
    assert.deepEqual(said, [], `${name}, ${kind}`);
    await page.close();
  }
}
await browser.close();
console.log(`${files.length} pages looked at; the slowest was drawn ${slowest} ms after it was opened`);
