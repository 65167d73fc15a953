import * as z from "zod";
import type { CloseCause, InstanceStatus } from "../../lib/contract/instance-state";

/** What an instance is doing, as it is kept. Times in ms since the epoch. */
export interface State {
  status: InstanceStatus;
  /** When it came to be so. */
  since: number;
  /** Time of the newest event that spoke of its status: an older one has been overtaken. */
  heardAt: number;
  cause: CloseCause | null;
  causeCode: number | null;
  qr: Qr | null;
  /** Codes shown since pairing began. */
  qrCount: number;
  profile: { jid: string | null; name: string | null; pictureUrl: string | null } | null;
}

interface Qr {
  code: string | null;
  image: string | null;
  pairingCode: string | null;
  /** Time of its event. */
  at: number;
  expiresAt: number;
}

export interface StateEvent {
  /** Subscription name: `CONNECTION_UPDATE`. */
  name: string;
  data: unknown;
  /** True time of the event. */
  at: number;
}

/** How many codes a server shows before it gives up, unless its operator says otherwise. */
export const QR_LIMIT = 30;
/** A server shows a code for 45 s. */
const QR_LIFE_MS = 45_000;

export const newState = (now: number): State => ({
  status: "created",
  since: now,
  heardAt: 0,
  cause: null,
  causeCode: null,
  qr: null,
  qrCount: 0,
  profile: null,
});

/**
 * The state after an event; the same object where it says nothing new. Deliveries overtake each other and come twice, so the
 * newest word counts: of two that were said in the same millisecond the one that is further along.
 */
export function nextState(state: State, { name, data, at }: StateEvent): State {
  const said = WORDS.get(name)?.(data, at);
  if (!said || isOvertaken(state, said, at) || isKnownBetter(state, said)) return state;
  const isNew = said.status !== state.status;
  const begins = isNew && said.status === "connecting";
  const qrCount = begins ? 0 : state.qrCount;
  const isNewCode = said.qr !== undefined && said.qr.code !== state.qr?.code;
  return {
    status: said.status,
    since: isNew ? at : state.since,
    heardAt: at,
    cause: said.cause ?? null,
    causeCode: said.code ?? null,
    qr: said.qr ?? (said.status === "connecting" && !begins ? stillShown(state.qr, at) : null),
    qrCount: isNewCode ? qrCount + 1 : qrCount,
    profile: said.profile ?? state.profile,
  };
}

/** A server connects anew after a phone has scanned its code: that code is used up. */
const stillShown = (qr: Qr | null, at: number) => (qr && at <= qr.at ? qr : null);

interface Word {
  status: InstanceStatus;
  cause?: CloseCause;
  code?: number | null;
  qr?: Qr;
  profile?: State["profile"];
  /** It may say no more than that there was an end. */
  isAnyEnd?: true;
}

const ORDER: Readonly<Record<InstanceStatus, number>> = { created: 0, connecting: 1, open: 2, refused: 3, closed: 4 };

function isOvertaken(state: State, said: Word, at: number): boolean {
  if (at !== state.heardAt) return at < state.heardAt;
  if (said.status !== state.status) return ORDER[said.status] < ORDER[state.status];
  // Deleted says more than closed, and a cause with a code more than one without.
  if (state.cause === "removed") return true;
  return said.cause !== "removed" && state.causeCode !== null && (said.code ?? null) === null && said.qr === undefined;
}

/**
 * Servers say of every session that ended that it was logged out, also of one that was banned: the cause that is known counts.
 * And nothing that was heard of is only just created.
 */
function isKnownBetter(state: State, { status, isAnyEnd }: Word): boolean {
  if (status === "created") return state.status !== "created" && state.cause !== "removed";
  return isAnyEnd === true && state.status === "closed" && (state.causeCode !== null || state.cause === "removed");
}

const Text = z.string().nullish().catch(null);
const Code = z.number().int().nullish().catch(null);
const Connection = z.object({
  state: z.string(),
  statusReason: Code,
  wuid: Text,
  profileName: Text,
  profilePictureUrl: Text,
});
const Pairing = z.object({
  qrcode: z.object({ code: Text, base64: Text, pairingCode: Text }).optional(),
  statusCode: Code,
});
const Status = z.object({ disconnectionReasonCode: Code });

/** What the codes of a closed connection mean. Source: Baileys' DisconnectReason; 402 and 406 are WhatsApp's own. */
const CAUSES: Readonly<Record<number, CloseCause>> = {
  401: "logged_out",
  402: "temporarily_banned",
  403: "banned",
  406: "banned",
  408: "connection_lost",
  411: "multidevice_mismatch",
  428: "connection_lost",
  440: "replaced",
  500: "bad_session",
  503: "service_unavailable",
  515: "restart_required",
};
const LOGGED_OUT = 401;

const WORDS = new Map<string, (data: unknown, at: number) => Word | undefined>([
  ["INSTANCE_CREATE", () => ({ status: "created" })],
  ["QRCODE_UPDATED", pairing],
  ["CONNECTION_UPDATE", connection],
  ["STATUS_INSTANCE", (data) => closed(Status.safeParse(data).data?.disconnectionReasonCode ?? null)],
  ["LOGOUT_INSTANCE", () => ({ ...closed(LOGGED_OUT), isAnyEnd: true })],
  ["REMOVE_INSTANCE", () => ({ status: "closed", cause: "removed" })],
  ["INSTANCE_DELETE", () => ({ status: "closed", cause: "removed" })],
]);

function pairing(data: unknown, at: number): Word | undefined {
  const { qrcode, statusCode } = Pairing.safeParse(data).data ?? {};
  // Without a code it says that the limit of codes is reached.
  if (!qrcode) return { status: "refused", cause: "qr_limit", code: statusCode ?? null };
  const { code = null, base64: image = null, pairingCode = null } = qrcode;
  return { status: "connecting", qr: { code, image, pairingCode, at, expiresAt: at + QR_LIFE_MS } };
}

function connection(data: unknown): Word | undefined {
  const parsed = Connection.safeParse(data).data;
  if (!parsed) return undefined;
  const { state, statusReason = null, wuid, profileName, profilePictureUrl } = parsed;
  if (state === "connecting") return { status: "connecting" };
  if (state === "close") return closed(statusReason);
  if (state === "refused") return { status: "refused", cause: "qr_limit", code: statusReason };
  if (state !== "open") return undefined;
  // Meta's numbers are open without a word about whose they are.
  if (!wuid && !profileName && !profilePictureUrl) return { status: "open" };
  const profile = { jid: wuid ?? null, name: profileName ?? null, pictureUrl: profilePictureUrl ?? null };
  return { status: "open", profile };
}

const closed = (code: number | null): Word => ({
  status: "closed",
  cause: (code !== null && CAUSES[code]) || "unknown",
  code,
});
