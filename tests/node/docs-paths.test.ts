import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";

const PROJECT = join(import.meta.dirname, "../..");
const TOP = [
  "worker",
  "app",
  "durable",
  "db",
  "lib",
  "local",
  "tests",
  "bench",
  "docs",
  "scripts",
  "packages",
  "deployments",
];
const DOCS = globSync(["*.md", "docs/**/*.md", "packages/*/README.md"], { cwd: PROJECT });

/** `worker/v1/index.ts`, `durable/`, `tests/workerd/{a,b}.ts`: what looks like a path of ours, in backquotes. */
const PATH = new RegExp(`^(?:${TOP.join("|")})(?:/[\\w.{},*$\\[\\]-]+)*/?$`);

function pathsIn(text: string): string[] {
  const code = text.replaceAll(/^```[\s\S]*?^```/gm, "");
  return [...code.matchAll(/`([^`\n]+)`/g)].map(([, quoted = ""]) => quoted).filter((quoted) => PATH.test(quoted));
}

/** As it stands, as a pattern, or named without its end. What a build makes is not there before. */
const isThere = (path: string) =>
  path.startsWith("app/build") ||
  [path, `${path}.ts`, `${path}.test.ts`].some((name) => existsSync(join(PROJECT, name))) ||
  globSync(path, { cwd: PROJECT }).length > 0;

it.each(DOCS)("%s names only paths that exist", (file) => {
  const missing = pathsIn(readFileSync(join(PROJECT, file), "utf8")).filter((path) => !isThere(path));
  expect(missing).toEqual([]);
});

it.each(DOCS)("%s links only to files that exist", (file) => {
  const links = [...readFileSync(join(PROJECT, file), "utf8").matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)];
  const missing = links.map(([, link = ""]) => link).filter((link) => !existsSync(join(PROJECT, dirname(file), link)));
  expect(missing).toEqual([]);
});

it("looks at paths at all", () => {
  const all = DOCS.flatMap((file) => pathsIn(readFileSync(join(PROJECT, file), "utf8")));
  expect(all.length).toBeGreaterThan(30);
  expect(isThere("worker/no-such-file.ts")).toBe(false);
});
