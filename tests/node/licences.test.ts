import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { describePackages, renderLicences } from "../../scripts/licences/read-licences.ts";

const PROJECT = join(import.meta.dirname, "../..");

it("finds a licence that we may use for every package", () => {
  const { packages, unknown } = describePackages(PROJECT);
  expect(unknown).toEqual([]);
  const { dependencies } = JSON.parse(readFileSync(join(PROJECT, "package.json"), "utf8"));
  const names = new Set(packages.map(({ name }) => name));
  expect(Object.keys(dependencies).filter((name) => !names.has(name))).toEqual([]);
  const deployed = packages.filter(({ isDev }) => !isDev).map(({ licence }) => licence);
  expect(deployed.filter((licence) => /GPL|SSPL|BUSL/.test(licence))).toEqual([]);
});

it("lists packages by licence and marks those that are not deployed", () => {
  const page = renderLicences([{ name: "a", version: "1.0.0", licence: "MIT", isDev: true }]);
  expect(page).toContain("## MIT\n\na 1.0.0 *");
});
