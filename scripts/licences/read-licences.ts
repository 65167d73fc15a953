import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface Package {
  name: string;
  version: string;
  licence: string;
  /** Whether it is only needed to build and to test. */
  isDev: boolean;
}

interface LockEntry {
  version?: string;
  license?: string;
  dev?: boolean;
  link?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
}

/** Licences that ask for no more than a notice, or for changes of the package itself to be shown. */
const ALLOWED = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC-BY-4.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT-0",
  "MPL-2.0",
  "Python-2.0",
  "Unlicense",
]);
/** Only run, on the machine that builds: what is made with them is not bound by it. */
const ALLOWED_TO_BUILD = new Set(["LGPL-3.0-or-later", "CC-BY-3.0", "W3C-20150513", "PostgreSQL"]);

const FOLDER = "node_modules/";

/** Every package of the lock file with its licence; `unknown` are those that name none we may use. */
export function describePackages(project: string): { packages: Package[]; unknown: string[] } {
  const lock = JSON.parse(readFileSync(join(project, "package-lock.json"), "utf8")) as {
    packages: Record<string, LockEntry>;
  };
  const packages = new Map<string, Package>();
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (!path.includes(FOLDER) || entry.link || isForOthers(project, path, entry)) continue;
    const name = path.slice(path.lastIndexOf(FOLDER) + FOLDER.length);
    const version = entry.version ?? "";
    const known = packages.get(`${name}@${version}`);
    const isDev = (entry.dev ?? false) && (known?.isDev ?? true);
    packages.set(`${name}@${version}`, { name, version, licence: licenceOf(project, path, entry), isDev });
  }
  const all = [...packages.values()].sort((a, b) => compare(a.name, b.name) || compare(a.version, b.version));
  return {
    packages: all,
    unknown: all.filter((one) => !isAllowed(one)).map(({ name, licence }) => `${name}: ${licence}`),
  };
}

/** The same program for another kind of machine, not installed here: its licence is its brother's, which is listed. */
const isForOthers = (project: string, path: string, { optional, os, cpu }: LockEntry) =>
  optional === true && (os ?? cpu) !== undefined && !existsSync(join(project, path));

function licenceOf(project: string, path: string, { license }: LockEntry): string {
  if (license) return license;
  const manifest = join(project, path, "package.json");
  if (!existsSync(manifest)) return "";
  const { license: own } = JSON.parse(readFileSync(manifest, "utf8")) as { license?: string | { type?: string } };
  return (typeof own === "object" ? own.type : own) ?? textOf(join(project, path));
}

/** Older packages say it in a file only. */
function textOf(folder: string): string {
  const names = ["LICENSE", "LICENSE.md", "License", "LICENCE", "Readme.md", "README.md", "readme.md"];
  const found = names.map((name) => join(folder, name)).find(existsSync);
  const text = found ? readFileSync(found, "utf8") : "";
  return /permission is hereby granted, free of charge/i.test(text) || /\bMIT\b/.test(text) ? "MIT" : "";
}

/** One of several is enough; where several hold at once, all of them must do. */
function isAllowed({ licence, isDev }: Package): boolean {
  const isFine = (id: string) => ALLOWED.has(id) || (isDev && ALLOWED_TO_BUILD.has(id));
  return licence
    .replaceAll(/[()]/g, "")
    .split(/ OR /i)
    .some((part) => part.split(/ AND /i).every((id) => isFine(id.trim())));
}

const compare = (a: string, b: string) => Number(a > b) - Number(a < b);

export function renderLicences(packages: readonly Package[]): string {
  const byLicence = new Map<string, Package[]>();
  for (const one of packages) byLicence.set(one.licence, [...(byLicence.get(one.licence) ?? []), one]);
  const groups = [...byLicence].sort(([a], [b]) => compare(a, b));
  const sections = groups.map(([licence, group]) => `## ${licence}\n\n${list(group)}`);
  return `# Licences

Written by \`npm run licences\` from the lock file. Packages marked with * are only needed to build and to test; nothing of them is
deployed. What names no licence that we may use fails the script.

${sections.join("\n\n")}
`;
}

const list = (group: readonly Package[]) =>
  group.map(({ name, version, isDev }) => `${name} ${version}${isDev ? " *" : ""}`).join(", ");
