import type { InstanceView } from "../../lib/contract/instance-state";
import { localDay } from "../../lib/periods";
import type { WebhookOwner } from "../../lib/webhook-secret";
import type { MessageNews } from "./read-messages";
import { advance, findSilence, hear, newRhythm, type Rhythm, skip } from "./rhythm";
import { newState, nextState, QR_LIMIT, type State, type StateEvent } from "./state-machine";

/** All that an object knows of its instance, in one row. Times in ms since the epoch. */
export interface Kept {
  owner: WebhookOwner;
  state: State;
  rhythm: Rhythm;
  lastInboundAt: number | null;
  lastOutboundAt: number | null;
  /** Messages sent on the tenant's day. */
  sent: { start: number; end: number; count: number };
  /** True time of the newest event. */
  heardAt: number;
  /** Events taken in so far: the number of the newest. */
  taken: number;
  /** Rises with everything that listeners are told. */
  revision: number;
  /** Number of the newest row of the log, and of the newest that Postgres has. */
  logSequence: number;
  logged: number;
  /** Messages to ask the server for, because their events may have been lost. */
  fill: Fill | null;
  /** The last such time that was filled. */
  filled: { from: number; until: number } | null;
  /** Subscription names that `websocket/set` asked for over `/live`. */
  socketEvents: string[];
  /** Since when this number is connected, however often the connection was lost in between. Absent before that was noted. */
  pairedAt?: number | null;
}

export interface Fill {
  from: number;
  until: number;
  /** Counts from 1. */
  page: number;
  dueAt: number;
  /** How often in a row the page could not be had. */
  failures?: number;
}

export const newKept = (owner: WebhookOwner, now: number): Kept => ({
  owner,
  state: newState(now),
  rhythm: newRhythm(now),
  lastInboundAt: null,
  lastOutboundAt: null,
  sent: { start: 0, end: 0, count: 0 },
  heardAt: 0,
  taken: 0,
  revision: 0,
  logSequence: 0,
  logged: 0,
  fill: null,
  filled: null,
  socketEvents: [],
});

/** What an event changes, beside the log. `isNews` says whether what listeners see of the instance itself is another. */
export function observe(
  kept: Kept,
  event: StateEvent & { messages: readonly MessageNews[]; timeZone: string },
): { kept: Kept; isNews: boolean } {
  const state = nextState(kept.state, event);
  const changed = { ...kept, state, heardAt: Math.max(kept.heardAt, event.at), taken: kept.taken + 1 };
  changed.pairedAt = pairedSince(kept, state);
  // Away, it could hear nothing.
  if (state.status === "open" && kept.state.status !== "open") changed.rhythm = skip(kept.rhythm, event.at);
  for (const { facts } of event.messages) {
    if (facts?.direction === "in") heardFrom(changed, facts.at);
    if (facts?.direction === "out") sentAt(changed, facts.at, event.timeZone);
  }
  return { kept: changed, isNews: state !== kept.state || event.messages.some(({ facts }) => facts !== undefined) };
}

/** Servers throw a session away with these. */
const SESSION_ENDS: ReadonlySet<State["cause"]> = new Set(["logged_out", "removed", "banned", "temporarily_banned"]);

/** A session that was ended is paired anew; another number is another pairing; a connection that was lost is neither. */
function pairedSince(kept: Kept, state: State): number | null {
  const pairedAt = pairedAtOf(kept);
  if (SESSION_ENDS.has(state.cause)) return null;
  if (state.status !== "open") return pairedAt;
  return pairedAt === null || isOtherNumber(kept, state) ? state.since : pairedAt;
}

export const pairedAtOf = ({ pairedAt, state }: Kept): number | null =>
  pairedAt === undefined ? openSince(state) : pairedAt;

const openSince = ({ status, since }: State) => (status === "open" ? since : null);

/** Whether what is connected now is not the number that was. */
export function isOtherNumber({ state: before }: Pick<Kept, "state">, { profile }: Pick<State, "profile">): boolean {
  const [was, is] = [numberOf(before.profile?.jid), numberOf(profile?.jid)];
  return was !== undefined && is !== undefined && was !== is;
}

const numberOf = (jid: string | null | undefined) => jid?.split(/[@:]/)[0];

function heardFrom(kept: Kept, at: number): void {
  kept.lastInboundAt = Math.max(kept.lastInboundAt ?? 0, at);
  kept.rhythm = hear(kept.rhythm, at);
}

function sentAt(kept: Kept, at: number, timeZone: string): void {
  kept.lastOutboundAt = Math.max(kept.lastOutboundAt ?? 0, at);
  const { start, end, count } = kept.sent;
  if (at >= end) kept.sent = { ...localDay(timeZone, at), count: 1 };
  else if (at >= start) kept.sent = { start, end, count: count + 1 };
}

/** The instance as listeners see it. */
export function viewOf(kept: Kept, { id, name }: { id: string; name: string }, now: number): InstanceView {
  const { state, sent, lastInboundAt, lastOutboundAt } = kept;
  const { status, since, cause, causeCode, qr, qrCount, profile } = state;
  const silence = status === "open" ? findSilence(advance(kept.rhythm, now), since, now) : null;
  return {
    id,
    name,
    status,
    since: iso(since),
    cause,
    causeCode,
    qr: qr && {
      code: qr.code,
      image: qr.image,
      pairingCode: qr.pairingCode,
      expiresAt: iso(qr.expiresAt),
      count: qrCount,
      limit: QR_LIMIT,
    },
    profile: profile && {
      number: profile.jid?.split(/[@:]/)[0] ?? null,
      name: profile.name,
      pictureUrl: profile.pictureUrl,
    },
    lastInboundAt: lastInboundAt === null ? null : iso(lastInboundAt),
    lastOutboundAt: lastOutboundAt === null ? null : iso(lastOutboundAt),
    sentToday: now < sent.end ? sent.count : 0,
    silence: silence && { ...silence, since: iso(silence.since) },
  };
}

const iso = (time: number) => new Date(time).toISOString();
