import * as z from "zod";

/** An event as an Evolution server sends it. What is not named here passes as it is. */
export const Envelope = z.looseObject({
  event: z.string().min(1).max(100),
  instance: z.string(),
  data: z.unknown(),
  date_time: z.unknown(),
  server_url: z.unknown(),
  apikey: z.unknown(),
});
export type Envelope = z.output<typeof Envelope>;

export interface PublicView {
  upstreamName: string;
  /** The tenant's own name for the instance. */
  publicName: string;
  /** Stands in for the server's address. */
  publicUrl: string;
  /** As we call it; in an event it may name itself differently. */
  serverUrl?: string;
  receivedAt: number;
}

/**
 * The envelope as a tenant may see it: the name is its own; key, server address and destination are gone, also where they
 * stand inside `data`; the time is UTC. The text lacks its closing brace: each receiver's `destination` is added to it.
 */
export function rewriteEvent(envelope: Envelope, view: PublicView): string {
  const { destination: _, apikey, date_time: dateTime, server_url: serverUrl, ...others } = envelope;
  const shown = {
    ...others,
    instance: view.publicName,
    date_time: new Date(trueTime(dateTime, view.receivedAt)).toISOString(),
    server_url: view.publicUrl,
  };
  const text = JSON.stringify(shown, withoutKey).slice(0, -1);
  return replaceAll(text, replacementsFor(view, { apikey, serverUrl }));
}

/** What must not be seen → what stands in its place, both as they stand in JSON text. */
export function replacementsFor(
  { upstreamName, publicName, publicUrl, serverUrl: registeredUrl }: PublicView,
  { apikey, serverUrl }: { apikey: unknown; serverUrl: unknown },
): [secret: string, shown: string][] {
  const found: [string, string][] = [[inJson(upstreamName), inJson(publicName)]];
  if (isLong(apikey)) found.push([inJson(apikey), "********"]);
  for (const address of [serverUrl, registeredUrl]) {
    if (isLong(address)) found.push([inJson(address), inJson(publicUrl)]);
  }
  return found;
}

/**
 * Evolution writes its server's local time and labels it UTC. The zone is the whole half hours by which it is off from when
 * we received it; a delivery may be late by the 20 minutes for which servers retry, and clocks may differ by two.
 */
export function trueTime(written: unknown, receivedAt: number): number {
  const time = typeof written === "string" ? Date.parse(written) : Number.NaN;
  if (Number.isNaN(time)) return receivedAt;
  const zone = Math.ceil((time - receivedAt - CLOCK_SKEW_MS) / HALF_HOUR_MS) * HALF_HOUR_MS;
  if (Math.abs(zone) <= WIDEST_ZONE_MS) return time - zone;
  // Of a clock that is days ahead: taken as written, nothing that comes after it would count for days.
  return Math.min(Math.max(time, OLDEST), receivedAt);
}

/** Older than any event; a clock may be at anything, and no database stores some of it. */
const OLDEST = Date.UTC(2015);
const HALF_HOUR_MS = 1_800_000;
const CLOCK_SKEW_MS = 120_000;
const WIDEST_ZONE_MS = 14 * 3_600_000;

/** 2.3 shows the server's global key in the `parameters` of a bot's session. */
function withoutKey(name: string, value: unknown): unknown {
  if (name !== "parameters" || typeof value !== "object" || value === null || !("apiKey" in value)) return value;
  const { apiKey: _, ...rest } = value;
  return rest;
}

function replaceAll(text: string, replacements: readonly [string, string][]): string {
  return replacements.reduce((clean, [secret, shown]) => clean.replaceAll(secret, () => shown), text);
}

/** Text as it stands between the quotes of a JSON string. */
const inJson = (text: string) => JSON.stringify(text).slice(1, -1);

/** Short texts would be found where they mean something else. */
const isLong = (text: unknown): text is string => typeof text === "string" && text.length >= 10;
