import type { Books } from "../../../durable/tenant-ledger/messages";
import { billingPeriod, localDay, type Span } from "../../../lib/periods";
import type { UsageEvent } from "../../../lib/usage-event";
import type { Purse } from "../../../worker/v1/purse/purse";
import type { Scenario } from "./scenario";

/** Counts for itself what calls were let through, and finds fault with whoever counts otherwise. */
export interface Witness {
  readonly violation: string | undefined;
  complain(what: string): void;
  /** A call of so many units was let through now. Returns its receipt. */
  admitted(units: number, leaseWindow: number): Receipt;
  refunded(receipt: Receipt, at: number): void;
  /** A call was refused now, while these isolates live. */
  refused(purses: readonly Purse[]): void;
  planChanged(limit: number, books: readonly Books[]): void;
  /** The ledger hears of this event, perhaps again. */
  heard(event: UsageEvent): void;
  /** The books, after every message. */
  audit(books: readonly Books[]): void;
  /** Units that could still be let through now. */
  room(): number;
  /** Charged units by the window that paid. */
  readonly charged: ReadonlyMap<number, number>;
}

export interface Receipt {
  units: number;
  leaseWindow: number;
  clockWindows: string[];
}

const LOW_LIMIT = 100;
/** A refund leaves credit idle for one lease, and may make another lease idle in its place. */
const REFUND_SHOWS_MS = 8_000;

/** A blind witness never looks into the books: it sees only what callers and bills show. */
export function newWitness({ tenant, kind }: Scenario, isBlind = false): Witness {
  const daily = tenant.plan.dailyLimits[kind];
  const state = { violation: undefined as string | undefined, limit: tenant.plan.limits[kind] };
  const isLow = Math.min(state.limit, daily ?? state.limit) < LOW_LIMIT || kind === "bot_create";
  const used = new Map<string, number>();
  const caps = new Map<string, number>();
  const charged = new Map<number, number>();
  const heard = new Set<string>();
  const counted = new Map<number, number>();
  const refunds: { at: number; units: number }[] = [];
  const spans = { period: [] as Span[], day: [] as Span[] };

  const complain = (what: string) => {
    state.violation ??= what;
  };
  const spanAt = (name: "period" | "day", now: number): Span => {
    const known = spans[name].find(({ start, end }) => start <= now && now < end);
    if (known) return known;
    const span = name === "period" ? billingPeriod(tenant.periodAnchor, now) : localDay(tenant.timeZone, now);
    spans[name].push(span);
    return span;
  };
  const capOf = (window: string) => {
    const cap = caps.get(window) ?? (window.startsWith("day") ? (daily ?? Number.POSITIVE_INFINITY) : state.limit);
    caps.set(window, cap);
    return cap;
  };
  const windowsNow = () => [`period ${spanAt("period", Date.now()).start}`, `day ${spanAt("day", Date.now()).start}`];

  return {
    charged,
    complain,
    get violation() {
      return state.violation;
    },

    admitted(units, leaseWindow) {
      const clockWindows = windowsNow();
      for (const window of clockWindows) {
        const sum = (used.get(window) ?? 0) + units;
        used.set(window, sum);
        if (sum > capOf(window)) complain(`over-admitted: ${sum} of ${capOf(window)} in ${window}`);
      }
      charged.set(leaseWindow, (charged.get(leaseWindow) ?? 0) + units);
      return { units, leaseWindow, clockWindows };
    },

    refunded({ units, leaseWindow, clockWindows }, at) {
      for (const window of clockWindows) used.set(window, (used.get(window) ?? 0) - units);
      charged.set(leaseWindow, (charged.get(leaseWindow) ?? 0) - units);
      refunds.push({ at, units });
    },

    refused(purses) {
      if (!isLow) return;
      const now = Date.now();
      const leases = purses.flatMap(({ held }) => held.filter(({ until }) => until > now));
      const idle = leases.reduce((sum, { left }) => sum + left, 0);
      const explained = refunds
        .filter(({ at }) => now - at < REFUND_SHOWS_MS)
        .reduce((sum, { units }) => sum + units, 0);
      if (idle > explained) complain(`refused at a low limit while ${idle} units lay idle`);
    },

    planChanged(limit, books) {
      const { start } = spanAt("period", Date.now());
      const granted = books.find((book) => book.kind === kind && book.windowStart === start)?.granted ?? 0;
      caps.set(`period ${start}`, Math.max(limit, granted));
      state.limit = limit;
    },

    heard({ id, units, windowStart }) {
      if (windowStart === undefined || heard.has(id)) return;
      heard.add(id);
      counted.set(windowStart, (counted.get(windowStart) ?? 0) + units);
    },

    audit(books) {
      if (isBlind) return;
      for (const { windowStart, granted, settled, stranded } of books) {
        const cap = capOf(`period ${windowStart}`);
        if (granted > cap) complain(`granted ${granted} of ${cap}`);
        if (settled > granted) complain(`settled ${settled} of ${granted} granted`);
        if (settled !== (counted.get(windowStart) ?? 0))
          complain(`settled ${settled}, heard of ${counted.get(windowStart)}`);
        if (settled > (charged.get(windowStart) ?? 0))
          complain(`settled ${settled}, let through ${charged.get(windowStart)}`);
        if (stranded < 0) complain(`stranded ${stranded}`);
      }
    },

    room() {
      const [period = "", day = ""] = windowsNow();
      const left = [state.limit - (used.get(period) ?? 0), (daily ?? Number.POSITIVE_INFINITY) - (used.get(day) ?? 0)];
      return Math.max(0, Math.min(...left));
    },
  };
}
