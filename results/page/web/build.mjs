// Bundles the pictures into one script, with the hash by which a page allows it and nothing else to run.
//   node build.mjs FOLDER      writes FOLDER/page.js and FOLDER/page.sha256
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2] ?? join(here, "../../../build/page");
const built = await build({
  entryPoints: [join(here, "page.js")],
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
  legalComments: "inline", // the licences of what is bundled go with it
  define: { "process.env.NODE_ENV": '"production"' },
  write: false,
});
// `</script` would end the element it stands in; within strings and comments `<\/script` is the same
const script = built.outputFiles[0].text.replace(/<\/(?=script)/gi, "<\\/").trim();
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "page.js"), script);
writeFileSync(join(folder, "page.sha256"), createHash("sha256").update(script, "utf8").digest("base64"));
