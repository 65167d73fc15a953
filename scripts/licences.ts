import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describePackages, renderLicences } from "./licences/read-licences.ts";

/** `npm run licences`: docs/licences.md, from package-lock.json and what is installed; `-- --check` only compares. */
const PROJECT = join(import.meta.dirname, "..");
const PAGE = join(PROJECT, "docs/licences.md");

const { packages, unknown } = describePackages(PROJECT);
const page = renderLicences(packages);
for (const name of unknown) console.error(`✗ ${name} names no licence that we may ship`);
if (process.argv.includes("--check")) {
  const isCurrent = existsSync(PAGE) && readFileSync(PAGE, "utf8") === page;
  if (!isCurrent) console.error("✗ docs/licences.md is not what `npm run licences` writes");
  process.exitCode = isCurrent && unknown.length === 0 ? 0 : 1;
} else {
  writeFileSync(PAGE, page);
  console.log(`${packages.length} packages`);
  process.exitCode = unknown.length === 0 ? 0 : 1;
}
