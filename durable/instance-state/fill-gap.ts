import * as z from "zod";
import type { WebhookOwner } from "../../lib/webhook-secret";
import type { Fill } from "./kept";
import { type MessageNews, readMessage, toStatus } from "./read-messages";

/** The way to an instance's server; the worker's `UpstreamDoor` is one. */
export interface Upstream {
  /** The answer to `findMessages`; throws where there is none. */
  findMessages(owner: WebhookOwner, body: object): Promise<unknown>;
}

/** A message whose event may never have come. */
export interface FoundMessage {
  /** As the data of a `messages.upsert`. */
  data: Record<string, unknown>;
  news: MessageNews[];
}

const PAGE_SIZE = 100;
/** 10,000 messages. */
export const MOST_PAGES = 100;

const Found = z.object({
  messages: z.object({
    pages: z.number(),
    records: z.array(z.looseObject({ MessageUpdate: z.array(z.object({ status: z.string() })).nullish() })),
  }),
});

/** One page of what the server has stored in that time, and whether there are more. */
export async function findMissed(
  upstream: Upstream,
  owner: WebhookOwner,
  { from, until, page }: Fill,
): Promise<{ messages: FoundMessage[]; isLast: boolean }> {
  const range = { gte: new Date(from).toISOString(), lte: new Date(until).toISOString() };
  const answer = await upstream.findMessages(owner, { where: { messageTimestamp: range }, page, offset: PAGE_SIZE });
  const { pages, records } = Found.parse(answer).messages;
  const messages = records.flatMap((record) => toFound(record, until) ?? []);
  return { messages, isLast: page >= Math.min(pages, MOST_PAGES) || records.length === 0 };
}

function toFound({ MessageUpdate, id: _, ...data }: Record<string, unknown>, at: number): FoundMessage | undefined {
  const message = readMessage(data, { isSend: false, at });
  if (!message?.facts) return undefined;
  const news = { ...message, statusAt: message.facts.at };
  const updates = z
    .array(z.object({ status: z.string() }))
    .catch([])
    .parse(MessageUpdate);
  const statuses = updates.flatMap(({ status }) => toStatus(status) ?? []);
  // When each status was reached is not stored; the end of the gap is the latest it can have been.
  const later = statuses.map((status) => ({ id: news.id, status, statusAt: at, errorCode: null }));
  return { data: { ...data, key: emitted(data.key), status: news.status }, news: [news, ...later] };
}

const Addressed = z.looseObject({ remoteJid: z.string().endsWith("@lid"), remoteJidAlt: z.string().min(1) });

/** Servers store a message under the address that it came with, and emit it under the phone number where they know that. */
function emitted(key: unknown): unknown {
  const { data: addressed } = Addressed.safeParse(key);
  return addressed ? { ...addressed, remoteJid: addressed.remoteJidAlt } : key;
}
