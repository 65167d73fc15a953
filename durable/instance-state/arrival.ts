import { eventName } from "../../lib/event-names";
import { newEventId } from "../../lib/ids";
import { type Envelope, rewriteEvent } from "../../lib/rewrite-event";
import { seal } from "../../lib/seal";
import type { VersionedSecrets } from "../../lib/secrets";
import type { WebhookOwner } from "../../lib/webhook-secret";
import type { Sql } from "../sql";
import type { InstanceProfile } from "../tenant-ledger/instance-profile";
import { bodyContext } from "../webhook-outbox/messages";
import { contactsIn, forgetContacts, insertContacts } from "./contacts";
import type { FoundMessage } from "./fill-gap";
import { findGap } from "./gap";
import { hideContact } from "./hide-contact";
import { isOtherNumber, type Kept, observe, viewOf } from "./kept";
import { toLiveMessage } from "./live-message";
import { insertNews, wasFilled } from "./log-store";
import { type FindAddress, showOwnAddresses } from "./own-addresses";
import type { Publisher } from "./publisher";
import type { MessageNews } from "./read-messages";
import { hasSeen, insertInbox, insertSeen } from "./store";
import { wantedByAny, wantsEvent } from "./wants";

/** An event that is about to be written down. */
export interface Arrival {
  owner: WebhookOwner;
  id: string;
  /** Dotted. */
  event: string;
  at: number;
  receivedAt: number;
  data: unknown;
  messages: MessageNews[];
  /** Where it will wait for the endpoints; null where none wants it. */
  stored: { body: string | null; object: string | null } | null;
  /** The envelope for listeners, without its closing brace. */
  shown: string | undefined;
  /** It was asked for, since its event never came. */
  isFilled?: true;
}

/** What arrivals are written with. */
export interface Desk {
  sql: Sql;
  secrets: VersionedSecrets;
  publisher: Publisher;
  publicUrl: string;
  findAddress: FindAddress;
  kept: Kept;
  keep(kept: Kept): void;
  /** The instance as it then is. */
  current(): Kept;
}

/** What a message that was asked for comes as. */
const FOUND_EVENT = "messages.upsert";
/** For so long after a gap was filled servers may still deliver what fell into it. */
const STILL_COMING_MS = 30 * 60_000;

/** The event as the tenant may see it, sealed for endpoints and plain for listeners, where any wants it. */
export async function showEvent(
  { secrets, publisher, publicUrl, findAddress, kept }: Desk,
  profile: InstanceProfile,
  { envelope, receivedAt }: { envelope: Envelope; receivedAt: number },
): Promise<Pick<Arrival, "id" | "stored" | "shown">> {
  const id = newEventId();
  const { event } = envelope;
  const isWanted = wantedByAny(profile, event);
  const isHeard = publisher.isListening && wantsEvent({ enabled: true, events: kept.socketEvents }, event);
  if (!isWanted && !isHeard) return { id, stored: null, shown: undefined };
  const { upstreamName, name: publicName, server } = profile.instance;
  const written = rewriteEvent(envelope, { upstreamName, publicName, publicUrl, serverUrl: server.url, receivedAt });
  const isOfBot = event.startsWith("typebot.");
  const text = isOfBot ? await showOwnAddresses(written, publicUrl, findAddress) : written;
  const body = isWanted ? await seal(secrets, text, bodyContext(id, 0)) : "";
  return { id, stored: isWanted ? { body, object: null } : null, shown: isHeard ? text : undefined };
}

/** Nothing is waited for from the look at what was seen to the last write. False for what was taken in before. */
export function takeIn(desk: Desk, profile: InstanceProfile, { hash, arrival }: { hash: string; arrival: Arrival }) {
  const now = Date.now();
  if (hasSeen(desk.sql, hash, now)) return false;
  insertSeen(desk.sql, hash, now);
  if (isKnownByNow(desk, arrival, now)) return false;
  writeDown(desk, profile, arrival);
  return true;
}

/** Whether it is the late delivery of a message that was asked for meanwhile. */
function isKnownByNow({ sql, kept }: Desk, { event, messages: [first] }: Arrival, now: number): boolean {
  const { filled } = kept;
  if (event !== FOUND_EVENT || !first || !filled || now - filled.until > STILL_COMING_MS) return false;
  return wasFilled(sql, first.id);
}

/** Writes event, state and log, and notes what listeners are to hear. Waits for nothing: all of it is kept, or nothing. */
function writeDown(desk: Desk, { instance, timeZone }: InstanceProfile, arrival: Arrival): void {
  const { owner, event, data, at, receivedAt, shown, messages, id, stored } = arrival;
  const { kept, isNews } = observe(desk.kept, { name: eventName(event), data, at, messages, timeZone });
  const news = messages.map((message) => hideContact(desk.secrets, owner.tenantId, message));
  if (isOtherNumber(desk.kept, kept.state)) forgetContacts(desk.sql);
  const contacts = contactsIn(news);
  if (contacts.length > 0) insertContacts(desk.sql, contacts);
  for (const one of news) {
    kept.logSequence++;
    const row = arrival.isFilled ? { ...one, filled: true as const } : one;
    insertNews(desk.sql, { sequence: kept.logSequence, news: row, at: Date.now() });
  }
  kept.fill = findGap(desk.kept, kept, { at, receivedAt, version: instance.server.version }) ?? kept.fill;
  if (isNews || news.length > 0 || shown !== undefined) {
    kept.revision++;
    desk.publisher.tell({
      revision: kept.revision,
      messages: news.map((one) => toLiveMessage(owner.instanceId, one)),
      ...(isNews && { view: () => viewOf(desk.current(), instance, Date.now()) }),
      ...(shown !== undefined && { event: `${shown}}` }),
    });
  }
  if (stored) insertInbox(desk.sql, { sequence: kept.taken, id, event, ...stored });
  desk.keep(kept);
}

/** A message whose event never came becomes an event like any other. */
export async function takeFound(desk: Desk, profile: InstanceProfile, { data, news }: FoundMessage): Promise<void> {
  const { owner } = desk.kept;
  const at = news[0]?.facts?.at ?? Date.now();
  const { upstreamName: instance, server } = profile.instance;
  const written = { date_time: new Date(at).toISOString(), server_url: server.url, apikey: null };
  const envelope = { event: FOUND_EVENT, instance, data, ...written };
  // As if it had come in time: its age is neither another time zone nor a sign of another gap.
  const shown = await showEvent(desk, profile, { envelope, receivedAt: at });
  const arrival = { owner, event: FOUND_EVENT, data, at, receivedAt: at, messages: news, isFilled: true as const };
  writeDown({ ...desk, kept: desk.current() }, profile, { ...arrival, ...shown });
}
