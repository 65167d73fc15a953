import { listMessages as findRows, type MessageCursor, type MessageLogRow } from "../../../db/queries/list-messages";
import { explainMessage, type MessageQuery, type MessageRow } from "../../../lib/contract/message-log";
import { type PageOf, toPage } from "../../../lib/contract/page";
import { isUuid } from "../../../lib/ids";
import type { TenantContext } from "../context";
import { readTimeCursor, writeTimeCursor } from "../time-cursor";
import { modeAsked } from "../usage/mode-asked";

/** One page of the log of messages, newest first, each with what probably keeps it from arriving. */
export async function listMessages(
  { db, tenantId, actor }: TenantContext,
  { cursor, ...query }: MessageQuery,
): Promise<PageOf<MessageRow>> {
  const rows = await findRows(db, tenantId, {
    ...query,
    mode: modeAsked(actor, query.mode),
    cursor: cursor === undefined ? undefined : readCursor(cursor),
  });
  const page = toPage(rows, query.limit, ({ at, instanceId, messageId }) =>
    writeTimeCursor({ at, id: `${instanceId}.${messageId}` }),
  );
  const now = Date.now();
  return { ...page, items: page.items.map((row) => show(row, now)) };
}

/** WhatsApp's ids are of any form; of two numbers that write to each other both have the same. */
const MESSAGE = /^([0-9a-f-]{36})\.(.+)$/;

function readCursor(text: string): MessageCursor {
  const { at, id } = readTimeCursor(text, (given) => isUuid(MESSAGE.exec(given)?.[1] ?? ""));
  const [, instanceId = "", messageId = ""] = MESSAGE.exec(id) ?? [];
  return { at, instanceId, messageId };
}

function show(row: MessageLogRow, now: number): MessageRow {
  const { messageId: id, instanceId, at, direction, source, chatKind, contactHash, lastDigits, type, status } = row;
  const { serverAckAt, deliveredAt, readAt, playedAt, failedAt, errorCode } = row;
  return {
    ...{ id, instanceId, direction, source, chatKind, contactHash, type, status, errorCode },
    at: at.toISOString(),
    counterpart: `••••${lastDigits}`,
    timeline: {
      serverAck: iso(serverAckAt),
      delivered: iso(deliveredAt),
      read: iso(readAt),
      played: iso(playedAt),
      failed: iso(failedAt),
    },
    causes: explainMessage({ direction, status, at: at.getTime(), errorCode }, now),
  };
}

const iso = (time: Date | null) => time?.toISOString() ?? null;
