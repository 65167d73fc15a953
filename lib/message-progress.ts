import { MESSAGE_STATUSES, type MessageStatus } from "./contract/message-log";

/** When a message first had each status, in ms since the epoch. */
export interface Progress {
  status: MessageStatus;
  serverAckAt: number | null;
  deliveredAt: number | null;
  readAt: number | null;
  playedAt: number | null;
  failedAt: number | null;
}

const FIELD: Readonly<Record<MessageStatus, Exclude<keyof Progress, "status"> | undefined>> = {
  PENDING: undefined,
  SERVER_ACK: "serverAckAt",
  ERROR: "failedAt",
  DELIVERY_ACK: "deliveredAt",
  READ: "readAt",
  PLAYED: "playedAt",
};

/** A message that has just reached a status. */
export function progressAt(status: MessageStatus, at: number): Progress {
  const none: Progress = {
    status,
    serverAckAt: null,
    deliveredAt: null,
    readAt: null,
    playedAt: null,
    failedAt: null,
  };
  const field = FIELD[status];
  return field ? { ...none, [field]: at } : none;
}

/** Both together: the further status and the earliest times, in whichever order they were heard and however often. */
export function mergeProgress(a: Progress, b: Progress): Progress {
  return {
    status: isFurther(b.status, a.status) ? b.status : a.status,
    serverAckAt: earliest(a.serverAckAt, b.serverAckAt),
    deliveredAt: earliest(a.deliveredAt, b.deliveredAt),
    readAt: earliest(a.readAt, b.readAt),
    playedAt: earliest(a.playedAt, b.playedAt),
    failedAt: earliest(a.failedAt, b.failedAt),
  };
}

const isFurther = (a: MessageStatus, b: MessageStatus) => MESSAGE_STATUSES.indexOf(a) > MESSAGE_STATUSES.indexOf(b);

const earliest = (a: number | null, b: number | null) => (a === null || (b !== null && b < a) ? b : a);
