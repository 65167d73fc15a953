// Completes package-lock.json after `npm install` on a registry that lacks packages of other platforms.
// npm leaves those out without a word, and `npm ci` then refuses the lock. An entry without address and checksum is
// enough: the platform that needs the package fetches it. Run: npm run lock
import { readFileSync, writeFileSync } from "node:fs";

const LOCK = "package-lock.json";
const SYSTEMS = { windows: "win32" };
const KNOWN_SYSTEMS = [
  "aix",
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "win32",
];
const PROCESSORS = { 64: "x64" };
const KNOWN_PROCESSORS = ["arm", "arm64", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "wasm32", "x64"];

const lock = JSON.parse(readFileSync(LOCK, "utf8"));
const missing = Object.entries(lock.packages).flatMap(([path, entry]) =>
  Object.entries(entry.optionalDependencies ?? {})
    .filter(([name]) => path !== "" && !isResolved(path, name))
    .map(([name, version]) => [
      `node_modules/${name}`,
      { version, ...platformOf(name), ...(entry.dev && { dev: true }), optional: true },
    ]),
);

if (missing.length > 0) {
  const all = { ...lock.packages, ...Object.fromEntries(missing) };
  const sorted = Object.keys(all).sort((a, b) => a.localeCompare(b, "en"));
  lock.packages = Object.fromEntries(sorted.map((path) => [path, all[path]]));
  writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`);
}
console.log(`${LOCK}: ${missing.length} optional packages of other platforms added`);

/** Looks where Node would: in the package's own node_modules, then in those of each folder above it. */
function isResolved(path, name) {
  const folders = path.split("/node_modules/");
  const parents = folders.map((_, up) => `${folders.slice(0, folders.length - up).join("/node_modules/")}/`);
  return [...parents, ""].some((parent) => `${parent}node_modules/${name}` in lock.packages);
}

/** Reads `linux-arm64-musl` and the like off the end of a name. */
function platformOf(name) {
  const words = name.split(/[^a-z0-9]+/i);
  const find = (known, aliases) => words.map((word) => aliases[word] ?? word).find((word) => known.includes(word));
  const os = find(KNOWN_SYSTEMS, SYSTEMS);
  const cpu = find(KNOWN_PROCESSORS, PROCESSORS);
  const libc = words.some((word) => word.startsWith("musl")) ? "musl" : "glibc";
  const namesLibc = words.some((word) => /^(musl|gnu|glibc)/.test(word));
  return { ...(cpu && { cpu: [cpu] }), ...(os === "linux" && namesLibc && { libc: [libc] }), ...(os && { os: [os] }) };
}
