import * as z from "zod";
import { InstanceView } from "./instance-state";
import { ChatKind, Direction, MessageSource, MessageStatus } from "./message-log";
import { PacedSend } from "./pacing";
import { Mode } from "./tenant";

/*
 * What is said over `/live`, by both ends. A socket first gets a `snapshot` (or, when it resumes, `resumed`), then changes.
 * Numbers only rise; a listener that sees some of the instances sees some of the numbers.
 */

/** Offered in `Sec-WebSocket-Protocol`, together with `ticket.<ticket>` where a client cannot set headers. */
export const LIVE_PROTOCOL = "zapin.live.v1";
export const TICKET_PREFIX = "ticket.";

/** Close codes of `/live`. After any but `REVOKED` and `ENDED`, connect again with `?resume=<last seq>`. */
export const CLOSE_CODES = {
  /** The key was revoked, the session ended or the role no longer suffices. */
  REVOKED: 4401,
  /** The tenant is gone. */
  ENDED: 4410,
  /** The listener did not keep up or sent what is not in this contract. */
  POLICY: 4408,
} as const;

const seq = z.number().int().meta({ description: "Number of this change; what `?resume=` takes." });

/** A message that is new or whose status has changed. */
export const LiveMessage = z
  .object({
    id: z.string(),
    instanceId: z.uuid(),
    at: z.iso.datetime(),
    direction: Direction,
    source: MessageSource.nullable().meta({ description: "Null while it is not known whether a bot sent it." }),
    status: MessageStatus,
    chatKind: ChatKind.nullable(),
    counterpart: z.string().nullable(),
    type: z.string().nullable(),
    errorCode: z.string().nullable(),
  })
  .meta({ id: "LiveMessage" });
export type LiveMessage = z.output<typeof LiveMessage>;

/** Changes, as they are numbered and kept for whoever comes back. */
export const LiveChange = z.discriminatedUnion("type", [
  z.object({ type: z.literal("instance"), instance: InstanceView }),
  z.object({ type: z.literal("instance.removed"), instanceId: z.uuid() }),
  z.object({ type: z.literal("message"), message: LiveMessage }),
  z.object({ type: z.literal("paced"), instanceId: z.uuid(), send: PacedSend }),
  z.object({
    type: z.literal("event"),
    instanceId: z.uuid(),
    event: z.record(z.string(), z.unknown()).meta({
      description: "Evolution's envelope, for instances whose events were switched on with websocket/set.",
    }),
  }),
  z.object({
    type: z.literal("gap"),
    instanceId: z
      .uuid()
      .meta({ description: "Changes of messages of this instance may be missing: ask for the list." }),
  }),
]);
export type LiveChange = z.output<typeof LiveChange>;

/** From us. */
export const ServerMessage = z.union([
  z.object({ type: z.literal("snapshot"), seq, instances: z.array(InstanceView) }),
  z.object({ type: z.literal("resumed"), seq }),
  z.intersection(LiveChange, z.object({ seq })),
]);
export type ServerMessage = z.output<typeof ServerMessage>;

/** The only thing a listener may send; answered with `pong` without waking anything. */
export const PING = "ping";
export const PONG = "pong";

export const LiveTicketRequest = z.object({ mode: Mode.default("live") });

/** How to open a socket. */
export const LiveTicket = z
  .object({
    url: z.url().meta({ description: "wss://…/live" }),
    ticket: z.string().meta({ description: "Good for one connection within 30 seconds." }),
    protocols: z.tuple([z.string(), z.string()]).meta({ description: "Second argument of `new WebSocket(url, …)`." }),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: "LiveTicket" });
export type LiveTicket = z.output<typeof LiveTicket>;
