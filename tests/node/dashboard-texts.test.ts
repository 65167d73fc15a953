import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const LOCALES = join(import.meta.dirname, "../../app/locales");
const REFERENCE = "en";
const languages = readdirSync(LOCALES);
const areas = readdirSync(join(LOCALES, REFERENCE));

const read = (language: string, area: string) =>
  flatten(JSON.parse(readFileSync(join(LOCALES, language, area), "utf8")));

function flatten(texts: Record<string, unknown>, prefix = ""): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === "string"
        ? [[prefix + key, value] as const]
        : [...flatten(value as Record<string, unknown>, `${prefix}${key}.`)],
    ),
  );
}

const PLURAL = /_(zero|one|two|few|many|other)$/;

/** Keys without their plural form, and the forms that were written for each. */
function group(texts: Map<string, string>) {
  const forms = new Map<string, string[]>();
  for (const key of texts.keys()) {
    const base = key.replace(PLURAL, "");
    forms.set(base, [...(forms.get(base) ?? []), PLURAL.exec(key)?.[1] ?? ""]);
  }
  return forms;
}

const placeholders = (text: string) => [...text.matchAll(/{{\s*(\w+)/g)].map(([, name]) => name).sort();

it("knows three languages", () => {
  expect(languages.sort()).toEqual(["en", "id", "pt-BR"]);
});

describe.each(languages)("%s", (language) => {
  it.each(areas)("says everything of %s, and nothing else", (area) => {
    expect([...group(read(language, area)).keys()].sort()).toEqual([...group(read(REFERENCE, area)).keys()].sort());
  });

  it.each(areas)("writes the plural forms that the language has in %s", (area) => {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories.sort();
    for (const [key, forms] of group(read(language, area))) {
      if (forms[0] !== "") expect([key, ...forms.sort()]).toEqual([key, ...needed]);
    }
  });

  it.each(areas)("uses the same placeholders in %s", (area) => {
    const reference = read(REFERENCE, area);
    for (const [key, text] of read(language, area)) {
      const original = reference.get(key) ?? reference.get(key.replace(PLURAL, "_other")) ?? "";
      expect([key, placeholders(text)]).toEqual([key, placeholders(original)]);
    }
  });

  it("has the files that English has", () => {
    expect(readdirSync(join(LOCALES, language)).sort()).toEqual([...areas].sort());
  });
});

/** Events, letters, and lines of the platform's own log: a company's does not have them. */
const NO_LINES = [
  ...["endpoint.disabled", "instance.removed", "invoice.issued", "invoice.overdue"],
  ...["payment.resolve", "plan.create", "plan.update", "tenant.erased"],
];

it("has words for what a company's audit log tells of", () => {
  const worker = join(import.meta.dirname, "../../worker");
  const words = [...read(REFERENCE, "audit.json").keys()];
  const nouns = words.flatMap((key) => /^nouns\.(\w+)$/.exec(key)?.[1] ?? []);
  const action = new RegExp(`"((?:${nouns.join("|")})\\.[a-z_-]+)"`, "g");
  const told = readdirSync(worker, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.includes(".test."))
    .map((path) => readFileSync(join(worker, path), "utf8"))
    .filter((text) => /audit|lineOf/.test(text))
    .flatMap((text) => [...text.matchAll(action)].map(([, name = ""]) => name))
    .filter((name) => !NO_LINES.includes(name));
  expect(told.length).toBeGreaterThan(40);
  const missing = told.filter((name) => !words.includes(`actions.${name.replace(".", "_")}`));
  expect(missing).toEqual([]);
});
