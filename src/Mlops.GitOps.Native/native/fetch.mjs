// node fetch.mjs RID FOLDER: puts the native libraries of one platform into FOLDER, which exists whole or not at all.
// Packages run no script, the lock says what they hold, and builds at the same time end with the same folder.

import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync, existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const platforms = {
  "linux-x64": { os: "linux", cpu: "x64", duckdb: "libduckdb.so", onnx: "libonnxruntime.so.1", as: "libonnxruntime.so" },
  "linux-arm64": { os: "linux", cpu: "arm64", duckdb: "libduckdb.so", onnx: "libonnxruntime.so.1", as: "libonnxruntime.so" },
  // ONNX Runtime is no longer published for Macs with Intel processors: MLOPS_ONNXRUNTIME names an older one there.
  "osx-x64": { os: "darwin", cpu: "x64", duckdb: "libduckdb.dylib" },
  "osx-arm64": { os: "darwin", cpu: "arm64", duckdb: "libduckdb.dylib", onnx: "libonnxruntime.1.dylib", as: "libonnxruntime.dylib" },
  "win-x64": { os: "win32", cpu: "x64", duckdb: "duckdb.dll", onnx: "onnxruntime.dll", as: "onnxruntime.dll" },
};

let work;
const here = dirname(fileURLToPath(import.meta.url));
const [rid, target] = process.argv.slice(2);
const platform = platforms[rid] ?? stop(`There are no native libraries for ${rid}; there are for ${Object.keys(platforms).join(", ")}.`);
const above = dirname(target);
mkdirSync(above, { recursive: true });
sweep();

work = mkdtempSync(join(above, ".fetch-"));
try {
  for (const file of ["package.json", "package-lock.json"]) copyFileSync(join(here, file), join(work, file));
  install();
  const kept = join(work, "kept");
  mkdirSync(kept);
  const packages = join(work, "node_modules");
  keep(join(packages, "@duckdb", `node-bindings-${platform.os}-${platform.cpu}`, platform.duckdb), join(kept, platform.duckdb));
  if (platform.onnx) keep(join(packages, "onnxruntime-node", "bin", "napi-v6", platform.os, platform.cpu, platform.onnx), join(kept, platform.as));
  writeFileSync(join(kept, "complete"), "");
  publish(kept);
} finally {
  rmSync(work, { recursive: true, force: true });
}

function install() {
  const wanted = [`--os=${platform.os}`, `--cpu=${platform.cpu}`, ...(platform.os === "linux" ? ["--libc=glibc"] : [])];
  const quiet = ["--no-audit", "--no-fund", "--silent", "--loglevel=error"];
  const npm = spawnSync("npm", ["ci", "--ignore-scripts", "--prefer-offline", ...wanted, ...quiet], {
    cwd: work,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (npm.error) stop("npm is not installed. Install it (it comes with Node.js).");
  if (npm.status !== 0) stop(`npm could not fetch the packages: ${inShort(npm.stderr || npm.stdout)}`);
}

// npm says what is wrong, and a great deal around it.
function inShort(text) {
  const lines = text.split("\n").filter((line) => /^npm error [^\s}]/.test(line) && !/^npm error (code|errno|syscall|A complete log)/.test(line));
  return lines.length ? lines.slice(0, 2).map((line) => line.slice("npm error ".length).trim()).join(" ") : text.trim();
}

function keep(from, to) {
  if (!existsSync(from)) stop(`A package does not hold ${from.slice(work.length + 1)}. Did a version change in package.json? Then fetch.mjs must follow.`);
  renameSync(from, to);
}

function publish(kept) {
  try {
    renameSync(kept, target);
  } catch (error) {
    // Another build was first, and its folder is as whole as ours.
    if (!existsSync(join(target, "complete"))) throw error;
  }
}

// What builds left that were killed.
function sweep() {
  for (const name of readdirSync(above)) {
    if (!name.startsWith(".fetch-")) continue;
    const age = Date.now() - (statSync(join(above, name), { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > 3_600_000) rmSync(join(above, name), { recursive: true, force: true });
  }
}

function stop(reason) {
  if (work) rmSync(work, { recursive: true, force: true });
  console.error(reason);
  process.exit(1);
}
