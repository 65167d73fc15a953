import { expect, it } from "vitest";
import { type Live, newLive, nextLive } from "./live";

const T = 1_795_332_540_000;
const created = newLive(T);
const connecting: Live = { ...created, state: "connecting", since: T };
const open: Live = {
  ...created,
  state: "open",
  since: T,
  profile: { jid: "5511999990236@s.whatsapp.net", name: "Loja", pictureUrl: null },
};
const qr = { instance: "x", pairingCode: "ABCD1234", code: "2@abc", base64: "data:image/png;base64,iVBO" };

it.each<[string, Live, { name: string; data: unknown; at?: number }, Partial<Live>]>([
  [
    "a QR code",
    created,
    { name: "QRCODE_UPDATED", data: { qrcode: qr } },
    {
      state: "connecting",
      since: T + 1_000,
      qr: { code: qr.code, image: qr.base64, pairingCode: qr.pairingCode, expiresAt: T + 46_000 },
    },
  ],
  [
    "the last QR code",
    connecting,
    { name: "QRCODE_UPDATED", data: { message: "QR code limit reached, please login again", statusCode: 500 } },
    { state: "refused", reason: 500, qr: null },
  ],
  [
    "a scan",
    { ...connecting, qr: { code: "2@abc", image: null, pairingCode: null, expiresAt: T } },
    {
      name: "CONNECTION_UPDATE",
      data: {
        instance: "x",
        wuid: "5511999990236@s.whatsapp.net",
        profileName: "Loja",
        state: "open",
        statusReason: 200,
      },
    },
    { state: "open", since: T + 1_000, qr: null, profile: open.profile },
  ],
  [
    "a logout",
    open,
    { name: "CONNECTION_UPDATE", data: { state: "close", statusReason: 401 } },
    { state: "closed", reason: 401 },
  ],
  ["LOGOUT_INSTANCE", open, { name: "LOGOUT_INSTANCE", data: null }, { state: "closed", reason: 401 }],
  ["REMOVE_INSTANCE", open, { name: "REMOVE_INSTANCE", data: null }, { state: "closed", reason: null }],
  [
    "a ban",
    open,
    { name: "STATUS_INSTANCE", data: { status: "closed", disconnectionReasonCode: 403 } },
    { state: "closed", reason: 403 },
  ],
  [
    "a refusal",
    connecting,
    { name: "CONNECTION_UPDATE", data: { state: "refused", statusReason: 428 } },
    { state: "refused", reason: 428 },
  ],
  [
    "a message in",
    open,
    { name: "MESSAGES_UPSERT", data: { key: { fromMe: false } } },
    { state: "open", lastInboundAt: T + 1_000 },
  ],
  [
    "one from the phone",
    open,
    { name: "MESSAGES_UPSERT", data: { key: { fromMe: true } } },
    { lastOutboundAt: T + 1_000, lastInboundAt: null },
  ],
  ["a send", open, { name: "SEND_MESSAGE", data: { key: { fromMe: true } } }, { lastOutboundAt: T + 1_000 }],
])("follows %s", (_, live, event, expected) => {
  expect(nextLive(live, { at: T + 1_000, ...event })).toMatchObject(expected);
});

it("is not turned back by a state that was overtaken on its way", () => {
  const late = { name: "CONNECTION_UPDATE", data: { state: "connecting", statusReason: 200 }, at: T - 1 };
  expect(nextLive(open, late)).toBe(open);
});

it("does not move the last message back", () => {
  const live = { ...open, lastInboundAt: T };
  const late = { name: "MESSAGES_UPSERT", data: { key: { fromMe: false } }, at: T - 5_000 };
  expect(nextLive(live, late).lastInboundAt).toBe(T);
});

it.each([
  ["CONTACTS_UPDATE", []],
  ["CONNECTION_UPDATE", { state: "unheard of" }],
  ["CONNECTION_UPDATE", null],
  ["MESSAGES_UPSERT", "text"],
  ["constructor", {}],
])("is left alone by %s", (name, data) => {
  expect(nextLive(open, { name, data, at: T + 1_000 })).toBe(open);
});
