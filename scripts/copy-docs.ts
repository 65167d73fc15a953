import { copyFileSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const PROJECT = join(import.meta.dirname, "..");
const PAGE = join(PROJECT, "worker/reference/page");
const SWAGGER = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));

/** Puts the page of `/docs` and the Swagger UI it shows where the worker's static assets are taken from. */
export function copyDocs(): void {
  const target = join(PROJECT, "public/docs");
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync(PAGE)) copyIfNewer(join(PAGE, name), join(target, name));
  for (const name of ["swagger-ui.css", "swagger-ui-bundle.js"]) copyIfNewer(join(SWAGGER, name), join(target, name));
}

/** Leaves a file that is up to date alone, since several processes may do this at once. */
function copyIfNewer(source: string, target: string): void {
  const copied = statSync(target, { throwIfNoEntry: false });
  const original = statSync(source);
  if (copied && copied.size === original.size && copied.mtimeMs >= original.mtimeMs) return;
  copyFileSync(source, target);
}

if (import.meta.main) copyDocs();
