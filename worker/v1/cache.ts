import type { KeyGrant, LedgerInstance } from "../../durable/tenant-ledger/messages";
import type { ParsedKey } from "../../lib/api-key";
import type { BotCallRecord } from "../../lib/bot-call";
import type { Health } from "../../lib/contract/health";
import type { RelayClaim } from "../../lib/relay-token";
import type { Resolved } from "../../lib/resolve-host";
import { newHealth, type ServerHealth } from "./breaker";
import type { Purse } from "./purse/purse";
import type { RelayDocument } from "./rewrite/documents";

/**
 * Who and what this isolate has lately been told of, so that a warm call asks nobody. One of the two places with state:
 * plain data, gone ten seconds after it was asked for, whatever happens.
 */

/** A key that its ledger has confirmed. */
export interface Caller {
  grant: KeyGrant;
  parsed: ParsedKey;
  /** Name of the tenant's ledger in this key's mode. */
  ledger: string;
}

/** An instance with its token opened. */
export interface Target {
  instance: LedgerInstance;
  token: string;
}

interface Entry<T> {
  value: T;
  askedAt: number;
  /** From here on some request asks again in the background; the entry stays good meanwhile. */
  refreshAt: number;
}

const callers = new Map<string, Entry<Caller>>();
const targets = new Map<string, Entry<Target>>();
const refusedKeys = new Map<string, number>();

const HARD_EXPIRY_MS = 9_000;
const SOFT_EXPIRY_MS = 4_000;
const REFRESH_TAKES_AT_MOST_MS = 2_000;
const REFUSAL_HOLDS_MS = 2_000;
const MOST_ENTRIES = 20_000;

/** `refresh` is true for the one caller that should ask again in the background. */
export interface Found<T> {
  value: T;
  refresh: boolean;
}

function find<T>(map: Map<string, Entry<T>>, key: string, now: number): Found<T> | undefined {
  const entry = map.get(key);
  if (!entry) return undefined;
  if (now - entry.askedAt >= HARD_EXPIRY_MS) {
    map.delete(key);
    return undefined;
  }
  const refresh = now >= entry.refreshAt;
  if (refresh) entry.refreshAt = now + REFRESH_TAKES_AT_MOST_MS;
  return { value: entry.value, refresh };
}

function remember<T>(map: Map<string, Entry<T>>, key: string, { value, askedAt }: { value: T; askedAt: number }): void {
  if (map.size >= MOST_ENTRIES) map.clear();
  map.set(key, { value, askedAt, refreshAt: askedAt + SOFT_EXPIRY_MS });
}

export const findCaller = (key: string, now: number) => find(callers, key, now);

/** `askedAt` is the moment before the question: an answer may be no fresher than that. */
export function rememberCaller(key: string, caller: { value: Caller; askedAt: number }): void {
  remember(callers, key, caller);
}

export function forgetCaller(key: string, now: number): void {
  callers.delete(key);
  if (refusedKeys.size >= MOST_ENTRIES) refusedKeys.clear();
  refusedKeys.set(key, now + REFUSAL_HOLDS_MS);
}

/** Whether the ledger has just refused this key. */
export const isRefused = (key: string, now: number) => (refusedKeys.get(key) ?? 0) > now;

const targetKey = (ledger: string, name: string) => `${ledger} ${name}`;

export const findTarget = (ledger: string, name: string, now: number) => find(targets, targetKey(ledger, name), now);

export function rememberTarget(ledger: string, target: { value: Target; askedAt: number }): void {
  remember(targets, targetKey(ledger, target.value.instance.name), target);
}

export function forgetTarget(ledger: string, name: string): void {
  targets.delete(targetKey(ledger, name));
}

/** What a relay's token stands for, while its tenant is far from any limit. */
export interface RelayTarget {
  claim: RelayClaim;
  document: RelayDocument;
  target: Target;
  /** What the bot is given in the place of the upstream's keys. */
  key: string;
}

const relays = new Map<string, Entry<RelayTarget>>();
/** A bot whose account was stopped goes on for no longer. */
const RELAY_EXPIRY_MS = 4_000;

export function findKnownRelay(token: string, now: number): RelayTarget | undefined {
  const entry = relays.get(token);
  return entry && now - entry.askedAt < RELAY_EXPIRY_MS ? entry.value : undefined;
}

export const rememberRelay = (token: string, relay: { value: RelayTarget; askedAt: number }) =>
  remember(relays, token, relay);

/** Calls of bots that their ledgers are about to be told of, by ledger: one write for a second of them. */
const botCalls = new Map<string, { calls: BotCallRecord[]; since: number }>();
/** Whoever was to tell has been cut off. */
const FORSAKEN_MS = 4_000;

/** True for the call that is to tell: those after it go along. */
export function queueBotCall(ledger: string, call: BotCallRecord, now: number): boolean {
  const waiting = botCalls.get(ledger);
  waiting?.calls.push(call);
  if (waiting && now - waiting.since < FORSAKEN_MS) return false;
  botCalls.set(ledger, { calls: waiting?.calls ?? [call], since: now });
  return true;
}

export function takeBotCalls(ledger: string): BotCallRecord[] {
  const calls = botCalls.get(ledger)?.calls ?? [];
  botCalls.delete(ledger);
  return calls;
}

/** Host by URL: to parse one is dear, and there are few servers. */
const hosts = new Map<string, string>();

export function hostOf(url: string): string {
  const known = hosts.get(url);
  if (known !== undefined) return known;
  if (hosts.size >= MOST_ENTRIES) hosts.clear();
  const { host } = new URL(url);
  hosts.set(url, host);
  return host;
}

const healths = new Map<string, ServerHealth>();

/** What this isolate has seen of a server. */
export function healthOf(serverId: string, now: number): ServerHealth {
  const known = healths.get(serverId);
  if (known) return known;
  if (healths.size >= MOST_ENTRIES) healths.clear();
  const health = newHealth(now);
  healths.set(serverId, health);
  return health;
}

const callBudgets = new Map<string, Pick<Purse, "bucket">>();

/** What is left of the calls to `/api` that somebody may make here. */
export function callBudgetOf(caller: string): Pick<Purse, "bucket"> {
  const known = callBudgets.get(caller);
  if (known) return known;
  if (callBudgets.size >= MOST_ENTRIES) callBudgets.clear();
  const budget = { bucket: undefined };
  callBudgets.set(caller, budget);
  return budget;
}

let serverHosts: { hosts: readonly string[]; askedAt: number } | undefined;

/** Hosts of the Evolution servers, which no tenant may send us to; undefined when they must be asked for. */
export const findServerHosts = (now: number) =>
  serverHosts && now - serverHosts.askedAt < HARD_EXPIRY_MS ? serverHosts.hosts : undefined;

export function rememberServerHosts(hosts: readonly string[], askedAt: number): void {
  serverHosts = { hosts, askedAt };
}

/** What names of tenants' hosts resolve to. */
const resolvedHosts = new Map<string, Resolved & { askedAt: number }>();
const MOST_HOSTS = 1_000;

export function findAddresses(host: string, now: number): readonly string[] | undefined {
  const known = resolvedHosts.get(host);
  if (!known) return undefined;
  if (now - known.askedAt < Math.min(known.holdsMs, HARD_EXPIRY_MS)) return known.addresses;
  resolvedHosts.delete(host);
  return undefined;
}

export function rememberAddresses(host: string, resolved: Resolved & { askedAt: number }): void {
  if (resolvedHosts.size >= MOST_HOSTS) resolvedHosts.clear();
  resolvedHosts.set(host, resolved);
}

let health: { answer: Health; askedAt: number } | undefined;

/** What `/health` last said, so that nobody can make the parts busy by asking; undefined when they must be looked at. */
export const findHealth = (now: number) =>
  health && now - health.askedAt < HARD_EXPIRY_MS ? health.answer : undefined;

export function rememberHealth(answer: Health, askedAt: number): void {
  health = { answer, askedAt };
}
