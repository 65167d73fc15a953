import { expect, it } from "vitest";
import { Envelope, rewriteEvent, trueTime } from "./rewrite-event";

const UPSTREAM = "zk3n5q7r2t4v6x2z4b6d2f4h6";
const RECEIVED = Date.parse("2026-11-22T07:29:01.700Z");
const view = {
  upstreamName: UPSTREAM,
  publicName: 'loja "são"',
  publicUrl: "https://api.zapin.example",
  receivedAt: RECEIVED,
};
const TOKEN = "0C2A4D52-5AB0-4910-AC53-4E8ECCCBB590";

const envelope = (event: string, data: unknown, more: object = {}) =>
  Envelope.parse({
    event,
    instance: UPSTREAM,
    data,
    destination: "https://api.zapin.example/webhooks/some-tenant",
    date_time: "2026-11-22T07:29:01.560Z",
    sender: "5511999990236@s.whatsapp.net",
    server_url: "http://10.0.0.5:18080",
    apikey: TOKEN,
    ...more,
  });

const shown = (given: Envelope): Record<string, unknown> => JSON.parse(`${rewriteEvent(given, view)}}`);

it("keeps an event as it is, but for what belongs to the server", () => {
  const data = {
    key: { remoteJid: "5511888880002@s.whatsapp.net", fromMe: false },
    message: { conversation: "olá 👋" },
  };
  expect(shown(envelope("messages.upsert", data))).toEqual({
    event: "messages.upsert",
    instance: 'loja "são"',
    data,
    date_time: "2026-11-22T07:29:01.560Z",
    sender: "5511999990236@s.whatsapp.net",
    server_url: "https://api.zapin.example",
  });
});

it.each([
  ["connection.update", { instance: UPSTREAM, state: "connecting", statusReason: 200 }],
  [
    "qrcode.updated",
    { qrcode: { instance: UPSTREAM, pairingCode: null, code: "2@abc", base64: "data:image/png;base64,iVBO" } },
  ],
  ["instance.create", { instanceName: UPSTREAM, instanceId: "20a8e117-daef-4bf2-96c1-c39380c66dc5" }],
  ["labels.edit", { id: "1", name: "new", instance: UPSTREAM }],
  ["status.instance", { disconnectionObject: JSON.stringify({ message: `Log out instance: ${UPSTREAM}` }) }],
  ["typebot.start", { url: `http://10.0.0.5:18080/x?key=${TOKEN}`, remoteJid: "5511888880002@s.whatsapp.net" }],
  ["remove.instance", null],
  ["chats.update", [{ remoteJid: "5511888880002@s.whatsapp.net" }]],
])("hides name, address and key anywhere in %s", (event, data) => {
  const text = rewriteEvent(envelope(event, data), { ...view, publicName: "loja-são" });
  for (const secret of [UPSTREAM, TOKEN, "10.0.0.5", "destination", "apikey"]) expect(text).not.toContain(secret);
  const named = (within: string, name: string) => within.split(name).length - 1;
  expect(named(text, "loja-são")).toBe(1 + named(JSON.stringify(data), UPSTREAM));
});

it("takes the server's key out of a bot's session and leaves the rest", () => {
  const session = { id: "s1", parameters: { apiKey: "global-key", remoteJid: "x" } };
  const data = { remoteJid: "x", status: "opened", session };
  expect(shown(envelope("typebot.change-status", data)).data).toEqual({
    ...data,
    session: { id: "s1", parameters: { remoteJid: "x" } },
  });
});

it.each([
  ["a server in UTC", "2026-11-22T07:29:01.560Z", "2026-11-22T07:29:01.560Z"],
  ["one in Jakarta", "2026-11-22T14:29:01.560Z", "2026-11-22T07:29:01.560Z"],
  ["one in São Paulo", "2026-11-22T04:29:01.560Z", "2026-11-22T07:29:01.560Z"],
  ["one in India", "2026-11-22T12:59:01.560Z", "2026-11-22T07:29:01.560Z"],
  ["a delivery that was retried for 20 minutes", "2026-11-22T07:09:01.560Z", "2026-11-22T07:09:01.560Z"],
  ["the same from Jakarta", "2026-11-22T14:09:01.560Z", "2026-11-22T07:09:01.560Z"],
  ["a clock that is a minute ahead", "2026-11-22T07:30:01.560Z", "2026-11-22T07:30:01.560Z"],
  ["a clock that is days off", "2026-11-19T07:29:01.560Z", "2026-11-19T07:29:01.560Z"],
])("tells the true time of %s", (_, written, expected) => {
  expect(new Date(trueTime(written, RECEIVED)).toISOString()).toBe(expected);
});

it("takes the time of arrival where none is written", () => {
  expect(trueTime("soon", RECEIVED)).toBe(RECEIVED);
  expect(trueTime(undefined, RECEIVED)).toBe(RECEIVED);
});

it.each(["2026-11-25T07:29:01.560Z", "2099-01-01T00:00:00Z", "+200000-01-01T00:00:00Z"])(
  "takes the time of arrival where the server's clock is days ahead: %s",
  (written) => {
    expect(trueTime(written, RECEIVED)).toBe(RECEIVED);
  },
);

it("takes no time from before there were events", () => {
  expect(new Date(trueTime("0000-01-01T00:00:00Z", RECEIVED)).toISOString()).toBe("2015-01-01T00:00:00.000Z");
});

it("an event that names the server's address shows it nowhere, whatever the server calls itself", () => {
  const given = envelope("messages.upsert", { mediaUrl: "https://evolution-7.example/store/a.jpg" });
  const text = rewriteEvent(given, { ...view, serverUrl: "https://evolution-7.example" });
  expect(text).not.toMatch(/evolution-7|10\.0\.0\.5/);
  expect(text).toContain("https://api.zapin.example/store/a.jpg");
});
