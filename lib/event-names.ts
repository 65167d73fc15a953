/**
 * Events of Evolution API, in the order in which a server lists them when it refuses one. `2.3` marks names that
 * 2.2 servers do not let an instance subscribe to.
 */
const EVENTS = [
  ["application.startup", "2.2"],
  ["qrcode.updated", "2.2"],
  ["messages.set", "2.2"],
  ["messages.upsert", "2.2"],
  ["messages.edited", "2.2"],
  ["messages.update", "2.2"],
  ["messages.delete", "2.2"],
  ["send.message", "2.2"],
  ["send.message.update", "2.3"],
  ["contacts.set", "2.2"],
  ["contacts.upsert", "2.2"],
  ["contacts.update", "2.2"],
  ["presence.update", "2.2"],
  ["chats.set", "2.2"],
  ["chats.upsert", "2.2"],
  ["chats.update", "2.2"],
  ["chats.delete", "2.2"],
  ["groups.upsert", "2.2"],
  ["groups.update", "2.2"],
  ["group-participants.update", "2.2"],
  ["connection.update", "2.2"],
  ["labels.edit", "2.2"],
  ["labels.association", "2.2"],
  ["call", "2.2"],
  ["typebot.start", "2.2"],
  ["typebot.change-status", "2.2"],
  ["remove.instance", "2.2"],
  ["logout.instance", "2.2"],
  ["instance.create", "2.3"],
  ["instance.delete", "2.3"],
  ["status.instance", "2.3"],
] as const;

/** Emitted as `groups.update`, but servers know only `GROUP_UPDATE` as a subscription. */
const IRREGULAR: Readonly<Record<string, string>> = { GROUPS_UPDATE: "GROUP_UPDATE" };

/** The 31 subscription names, such as `MESSAGES_UPSERT`. */
export const EVENT_NAMES: readonly string[] = EVENTS.map(([event]) => eventName(event));

/** Ours, which no server knows: a paced send has come to its end. */
export const PACED_EVENT = "send.paced";

/** What an endpoint may choose from: Evolution's events, and ours. */
export const ENDPOINT_EVENTS: readonly string[] = [...EVENT_NAMES, eventName(PACED_EVENT)];

const DOTTED = new Map([...EVENTS.map(([event]) => event), PACED_EVENT].map((event) => [eventName(event), event]));

/** `MESSAGES_UPSERT` → `messages.upsert`, as it is delivered; undefined for a name that nobody knows. */
export const dottedEvent = (name: string): string | undefined => DOTTED.get(name);

const NAMES_OF_22: readonly string[] = EVENTS.filter(([, since]) => since === "2.2").map(([event]) => eventName(event));

/** The names that a server of this version (`2.2.3`) lets an instance subscribe to. */
export function eventNamesOf(version: string): readonly string[] {
  return version.localeCompare("2.3", "en", { numeric: true }) < 0 ? NAMES_OF_22 : EVENT_NAMES;
}

/** `messages.upsert` → `MESSAGES_UPSERT`. Takes either spelling, and names that are newer than this list. */
export function eventName(event: string): string {
  const name = event.replace(/[.-]/g, "_").toUpperCase();
  return IRREGULAR[name] ?? name;
}

/** `messages.upsert` or `MESSAGES_UPSERT` → `/messages-upsert`: what a receiver with `byEvents` gets appended to its URL. */
export const byEventsSuffix = (event: string) => `/${event.replace(/[._]/g, "-").toLowerCase()}`;
