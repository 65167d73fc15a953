import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { migrate } from "../../../durable/migrate";
import { openSql } from "../../../durable/sql";
import { STEPS } from "../../../durable/tenant-ledger/steps";
import { openLedger } from "./ledger";
import { MUTANTS } from "./mutants";
import { realLedger } from "./real-ledger";
import { REAL_RULES, type Rules } from "./rules";
import { drawScenario, type Weather } from "./scenario";
import { simulate } from "./simulation";

/** `npm run prove` asks for many more. */
const SEEDS = Number(import.meta.env.VITE_QUOTA_SEEDS ?? 250);
/** The seed of a run that failed runs it alone: `VITE_QUOTA_FIRST=1491 VITE_QUOTA_SEEDS=1`. */
const FIRST = Number(import.meta.env.VITE_QUOTA_FIRST ?? 1);
const SEEDS_OF_A_MUTANT = 100;
const SEEDS_OF_THE_OBJECT = Math.ceil(SEEDS / 50);

interface Search {
  rules: () => Rules;
  weather: Weather;
  seeds: number;
  isBlind?: boolean;
}

/** Runs seed after seed until something happens that must not. */
function search({ rules, weather, seeds, isBlind }: Search) {
  return runInDurableObject(env.LEDGER.getByName(crypto.randomUUID()), async (_, state) => {
    migrate(state.storage.sql, STEPS);
    const sql = openSql(state.storage.sql);
    const total = { runs: 0, calls: 0, units: 0, violation: undefined as string | undefined };
    while (total.runs < seeds && !total.violation) {
      const seed = FIRST + total.runs++;
      const given = rules();
      const ledger = openLedger(sql, given);
      const verdict = await simulate(drawScenario(seed, weather), { rules: given, ledger, isBlind });
      total.calls += verdict.calls;
      total.units += verdict.units;
      total.violation = verdict.violation;
    }
    return total;
  });
}

/** For whoever runs this as a proof. */
const printFigures = (figures: Record<string, number>) => console.log(`FIGURES ${JSON.stringify(figures)}`);

beforeEach(() => {
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
});
afterEach(() => vi.restoreAllMocks());

it.each(["calm", "stormy"] as const)(
  "never over-admits and loses nothing, in %s weather",
  { timeout: 120_000 + 200 * SEEDS },
  async (weather) => {
    const { violation, ...total } = await search({ rules: () => REAL_RULES, weather, seeds: SEEDS });
    printFigures({
      [`${weather}Runs`]: total.runs,
      [`${weather}Calls`]: total.calls,
      [`${weather}Units`]: total.units,
    });
    expect(violation, `seed ${FIRST + total.runs - 1}`).toBeUndefined();
    expect(total.units).toBeGreaterThan(SEEDS);
  },
);

it.each(["calm", "stormy"] as const)(
  "so does the deployed object, in %s weather",
  { timeout: 120_000 + 200 * SEEDS },
  async (weather) => {
    let units = 0;
    for (let seed = FIRST; seed < FIRST + SEEDS_OF_THE_OBJECT; seed++) {
      const scenario = drawScenario(seed, weather);
      const verdict = await simulate(scenario, { rules: REAL_RULES, ledger: realLedger(scenario.tenant) });
      expect(verdict.violation, `seed ${seed}`).toBeUndefined();
      units += verdict.units;
    }
    // A single storm may let nothing through; all of them together do.
    expect(units).toBeGreaterThan(0);
  },
);

it.each(MUTANTS)("finds out $name", async ({ name, weather, harm, rules }) => {
  const { runs, violation } = await search({ rules, weather, seeds: SEEDS_OF_A_MUTANT, isBlind: true });
  printFigures({ [`runs to find out ${name}`]: runs });
  expect(violation).toMatch(harm);
});
