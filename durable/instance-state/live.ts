import * as z from "zod";

/** What an instance is doing, as far as its events tell. Times in ms since the epoch. */
export interface Live {
  state: "created" | "connecting" | "open" | "closed" | "refused";
  /** Code that came with the state: 401 is a logout, 403 a ban. */
  reason: number | null;
  since: number;
  qr: { code: string | null; image: string | null; pairingCode: string | null; expiresAt: number } | null;
  profile: { jid: string | null; name: string | null; pictureUrl: string | null } | null;
  lastInboundAt: number | null;
  lastOutboundAt: number | null;
}

export const newLive = (now: number): Live => ({
  state: "created",
  reason: null,
  since: now,
  qr: null,
  profile: null,
  lastInboundAt: null,
  lastOutboundAt: null,
});

/** Evolution shows a QR code for 45 s. */
const QR_LIFE_MS = 45_000;
const LOGGED_OUT = 401;

const Text = z.string().nullish().catch(null);
const Code = z.number().nullish().catch(null);
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
const Message = z.object({ key: z.object({ fromMe: z.boolean().optional() }) });

/** The state after an event. Deliveries overtake each other: one that is older than the present state does not change it. */
export function nextLive(live: Live, event: { name: string; data: unknown; at: number }): Live {
  const change = CHANGES.get(event.name)?.(live, event.data, event.at);
  if (!change) return live;
  const isStale = change.state !== undefined && event.at < live.since;
  if (isStale) return live;
  const isNewState = change.state !== undefined && change.state !== live.state;
  return { ...live, ...change, since: isNewState ? event.at : live.since };
}

type Change = (live: Live, data: unknown, at: number) => Partial<Live> | undefined;

const CHANGES = new Map<string, Change>([
  ["QRCODE_UPDATED", pairing],
  ["CONNECTION_UPDATE", (_, data) => connection(data)],
  ["STATUS_INSTANCE", (_, data) => closed(Status.safeParse(data).data?.disconnectionReasonCode ?? null)],
  ["LOGOUT_INSTANCE", () => closed(LOGGED_OUT)],
  ["REMOVE_INSTANCE", () => closed(null)],
  ["MESSAGES_UPSERT", message],
  ["SEND_MESSAGE", (live, _, at) => ({ lastOutboundAt: Math.max(live.lastOutboundAt ?? 0, at) })],
]);

function pairing(_: Live, data: unknown, at: number): Partial<Live> | undefined {
  const { qrcode, statusCode } = Pairing.safeParse(data).data ?? {};
  // Without a code it says that the limit of codes is reached.
  if (!qrcode) return { state: "refused", reason: statusCode ?? null, qr: null };
  const { code = null, base64: image = null, pairingCode = null } = qrcode;
  return { state: "connecting", reason: null, qr: { code, image, pairingCode, expiresAt: at + QR_LIFE_MS } };
}

function connection(data: unknown): Partial<Live> | undefined {
  const parsed = Connection.safeParse(data).data;
  if (!parsed) return undefined;
  const { state, statusReason: reason = null, wuid, profileName, profilePictureUrl } = parsed;
  if (state === "connecting") return { state, reason: null };
  if (state === "close") return closed(reason);
  if (state === "refused") return { state, reason, qr: null };
  if (state !== "open") return undefined;
  const profile = { jid: wuid ?? null, name: profileName ?? null, pictureUrl: profilePictureUrl ?? null };
  return { state, reason: null, qr: null, profile };
}

const closed = (reason: number | null): Partial<Live> => ({ state: "closed", reason, qr: null });

function message(live: Live, data: unknown, at: number): Partial<Live> | undefined {
  const parsed = Message.safeParse(data).data;
  if (!parsed) return undefined;
  return parsed.key.fromMe
    ? { lastOutboundAt: Math.max(live.lastOutboundAt ?? 0, at) }
    : { lastInboundAt: Math.max(live.lastInboundAt ?? 0, at) };
}
