import type { BodyRule, Method, Route } from "./route";

/** Method and path in one string, as logs and bills print it: `POST /message/sendText/:instanceName`. */
export type RoutePattern = `${Method} /${string}`;

type Options = Partial<Omit<Route, "method" | "path" | "scope">>;
type Fields = BodyRule["fields"];

const MEGABYTE = 1024 * 1024;

/** How long the upstream may take. Most calls are a look-up or one packet to WhatsApp. */
const NORMAL_MS = 30_000;
/** Sends (the upstream sleeps `delay` first), unpaged lists, and calls that make it reach for another service. */
export const SLOW_MS = 60_000;
/** Media is fetched or transcoded before the answer; long lists of groups and invitations go one by one. */
export const MEDIA_MS = 120_000;

export const NO_BODY: BodyRule = { form: "none", maxBytes: 0, fields: {} };
export const json = (fields: Fields = {}): BodyRule => ({ form: "json", maxBytes: MEGABYTE, fields });
export const media = (fields: Fields): BodyRule => ({ form: "media", maxBytes: 50 * MEGABYTE, fields });
export const upload = (fields: Fields): BodyRule => ({ form: "upload", maxBytes: 50 * MEGABYTE, fields });

/*
 * The scope says what a key must be trusted with: `read` looks; `send` acts as the number (messages, chats, groups, profile,
 * a bot's conversation); `manage` changes what the number is wired to (lifecycle, settings, transports, bots).
 */

/** Looks and changes nothing. */
export const read = (pattern: RoutePattern, options: Options = {}) => row("read", pattern, options);

/** Acts as the number without sending a message. */
export const act = (pattern: RoutePattern, options: Options = {}) => row("send", pattern, options);

/** Changes what the number is wired to. */
export const manage = (pattern: RoutePattern, options: Options = {}) => row("manage", pattern, options);

/** Sends a message and answers with its `key.id`. */
export const send = (pattern: RoutePattern, options: Options = {}) =>
  act(pattern, { kind: "message_send", limitMs: SLOW_MS, send: true, ...options });

/** Never passed on. The scope is the least there is, so that every key hears the real reason. */
export const deny = (pattern: RoutePattern, options: Options = {}) =>
  read(pattern, { policy: "deny", body: NO_BODY, ...options });

function row(scope: Route["scope"], pattern: RoutePattern, options: Options): Route {
  const { method, path } = parsePattern(pattern);
  return {
    method,
    path,
    policy: "forward",
    kind: "api_call",
    weight: 1,
    scope,
    query: [],
    // A DELETE that takes a body says so.
    body: method === "GET" || method === "DELETE" ? NO_BODY : json(),
    limitMs: NORMAL_MS,
    ...options,
  };
}

export function parsePattern(pattern: RoutePattern): { method: Method; path: string } {
  const space = pattern.indexOf(" ");
  return { method: pattern.slice(0, space) as Method, path: pattern.slice(space + 1) };
}
