import { LEASE_MS } from "../../../durable/tenant-ledger/lease-size";
import * as broken from "./broken-rules";
import { REAL_RULES, type Rules } from "./rules";
import type { Weather } from "./scenario";

/** A set of rules with one of them broken, the weather in which that shows, and what it does to those outside. */
export interface Mutant {
  name: string;
  weather: Weather;
  harm: RegExp;
  /** Fresh for each run: some remember things. */
  rules(): Rules;
}

const OVER_ADMITTED = /^over-admitted/;
const MISSING = /are missing after|units left/;
const IDLE = /lay idle/;
const BILLED_TWICE = /settled/;

const { grant } = REAL_RULES;
const spoiled = (changes: Partial<Rules>): Rules => ({ ...REAL_RULES, ...changes });

export const MUTANTS: readonly Mutant[] = [
  {
    name: "a grant that looks first and writes later, with another request between",
    weather: "calm",
    harm: OVER_ADMITTED,
    rules: () => spoiled({ grant: broken.grantInTwoSteps() }),
  },
  {
    name: "a grant that is given again when its request is heard again",
    weather: "calm",
    harm: MISSING,
    rules: () => spoiled({ grant: broken.grantAgain }),
  },
  {
    name: "a grant that is written some time after it was given",
    weather: "calm",
    harm: OVER_ADMITTED,
    rules: () => spoiled(broken.writeBehind()),
  },
  {
    name: "credit that outlives its window",
    weather: "calm",
    harm: OVER_ADMITTED,
    rules: () =>
      spoiled({
        grant: (sql, tenant, ask) => {
          const lease = grant(sql, tenant, ask);
          return lease && { ...lease, until: Math.max(lease.until, ask.now + LEASE_MS) };
        },
      }),
  },
  {
    name: "a ledger that takes expired leases back",
    weather: "stormy",
    harm: OVER_ADMITTED,
    rules: () => spoiled({ grant: broken.takeBackThenGrant }),
  },
  {
    name: "an isolate that returns idle credit and keeps it",
    weather: "calm",
    harm: OVER_ADMITTED,
    rules: () => spoiled({ outgoing: broken.returnWithoutZeroing }),
  },
  {
    name: "an isolate that never returns idle credit",
    weather: "calm",
    harm: MISSING,
    rules: () =>
      spoiled({
        outgoing: (request) => ({ ...request, leases: request.leases.map((report) => ({ ...report, returned: 0 })) }),
      }),
  },
  {
    name: "an isolate that forgets what it asked for when no answer came",
    weather: "calm",
    harm: MISSING,
    rules: () =>
      spoiled({
        outgoing: (request, { unanswered }) => ({
          ...request,
          leases: request.leases.filter(({ id }) => !unanswered.has(id)),
        }),
      }),
  },
  {
    name: "a return that counts whenever it is heard",
    weather: "calm",
    harm: OVER_ADMITTED,
    rules: () => spoiled({ updateLease: broken.returnEveryTime }),
  },
  {
    name: "leases at low limits",
    weather: "calm",
    harm: IDLE,
    rules: () =>
      spoiled({
        grant: (sql, tenant, ask) => grant(sql, tenant, { ...ask, need: ask.need + 3 }) ?? grant(sql, tenant, ask),
      }),
  },
  {
    name: "credit that is subtracted after an await",
    weather: "calm",
    harm: OVER_ADMITTED,
    rules: () => spoiled({ acquire: broken.subtractLate }),
  },
  {
    name: "a batch that counts whenever it is heard",
    weather: "calm",
    harm: BILLED_TWICE,
    rules: () => spoiled({ insertBatch: broken.countAgain }),
  },
  {
    name: "an outbox that forgets a batch as soon as Postgres has it",
    weather: "stormy",
    harm: BILLED_TWICE,
    rules: () =>
      spoiled({
        forgetRows: (sql, rows) => {
          for (const { isolate, sequence } of rows) {
            sql.run("DELETE FROM outbox WHERE isolate = ? AND sequence = ?", isolate, sequence);
          }
        },
      }),
  },
];
