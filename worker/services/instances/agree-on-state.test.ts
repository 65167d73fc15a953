import { env } from "cloudflare:workers";
import { afterEach, expect, it, vi } from "vitest";
import type { Instance as Row } from "../../../db/schema/instances";
import { openReceiver, status } from "../../../durable/webhook-outbox/receiver.fixture";
import { until } from "../../../tests/support/until";
import { addEndpoint, envelopeOf, type NewInstance, newInstance, post } from "../../webhooks/instance.fixture";
import { agreeOnState } from "./agree-on-state";

afterEach(() => vi.restoreAllMocks());

const OLD_MS = 600_000;
const ME = { wuid: "5511999990236@s.whatsapp.net", profileName: "Loja", profilePictureUrl: null };

/** An instance that was told of ten minutes ago. */
async function newTold(data: object): Promise<NewInstance> {
  const ours = await newInstance();
  const date = new Date(Date.now() - OLD_MS).toISOString();
  await post(ours, { ...envelopeOf(ours, "connection.update", data), date_time: date });
  return ours;
}

/** A server that shows these rows to the instance's own token; null: none. */
function openServer(rows: object[] | null) {
  const { fetch: real } = globalThis;
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    if (!request.url.includes("/instance/fetchInstances")) return real(request);
    expect(request.headers.get("apikey")).toBe("token of the instance");
    return rows ? Response.json(rows) : Response.json({ status: 401 }, { status: 401 });
  });
}

/** What comes of a comparison with what the server answered. */
async function compare(ours: NewInstance, answer: unknown, askedAt = Date.now()) {
  vi.spyOn(console, "warn").mockReturnValue();
  const row = { id: ours.instance.id, tenantId: ours.tenantId, mode: "live" } as Row;
  const told = await agreeOnState({ env, row, instance: ours.instance }, { status: 200, body: answer }, askedAt);
  return { told, view: await ours.state.view(ours.owner) };
}

const says = (state?: string) => ({ instance: { instanceName: "x", ...(state && { state }) } });
const open = { state: "open", statusReason: 200, ...ME };
const ended = { connectionStatus: "close", disconnectionReasonCode: 402, disconnectionAt: new Date().toISOString() };

it.each<[string, object, unknown, object[] | null]>([
  ["both say that it is open", open, says("open"), [{ connectionStatus: "open" }]],
  ["the server is between two connections", open, says("close"), [{ ...ended, connectionStatus: "open" }]],
  ["the server connects anew", open, says("connecting"), [ended]],
  ["the server shows no row", open, says("close"), null],
  ["the server has no such row", open, says("close"), []],
  ["the server does not hold it in memory", open, says(), [ended]],
  ["the server answers something else", open, { error: true }, [ended]],
  ["both say that it is closed", { state: "close", statusReason: 401 }, says("close"), [ended]],
  ["nobody scanned a code", { state: "refused", statusReason: 428 }, says("close"), [ended]],
])("nothing is told where %s", async (_, data, answer, rows) => {
  const ours = await newTold(data);
  const before = await ours.state.view(ours.owner);
  openServer(rows);
  expect(await compare(ours, answer)).toEqual({ told: false, view: before });
});

it("nothing is told of a change whose events may be on their way", async () => {
  const ours = await newTold(open);
  const since = Date.now() - OLD_MS;
  expect(await compare(ours, says("close"), since + 1)).toMatchObject({
    told: false,
    view: { status: "open" },
  });
});

it("an end that was missed comes to listeners and receivers like any other, with its cause", async () => {
  const ours = await newTold(open);
  openServer([{ ...ended, disconnectionAt: new Date().toISOString() }]);
  const { received, url } = openReceiver(status(200));
  await addEndpoint(ours, { url });
  const { told, view } = await compare(ours, says("close"));
  expect([told, view]).toMatchObject([true, { status: "closed", cause: "temporarily_banned", causeCode: 402 }]);
  await until(() => received.length > 0);
  expect(JSON.parse(received[0]!.body)).toMatchObject({
    event: "connection.update",
    instance: "loja",
    data: { instance: "loja", state: "close", statusReason: 402 },
  });
});

it("the reason of an earlier end is not that of this one", async () => {
  const ours = await newTold(open);
  const disconnectionAt = new Date(Date.now() - 2 * OLD_MS).toISOString();
  openServer([{ ...ended, disconnectionAt }]);
  const { view } = await compare(ours, says("close"));
  expect(view).toMatchObject({ status: "closed", cause: "unknown", causeCode: null });
});

it.each([
  ["its own row", [{ connectionStatus: "open", ownerJid: "5511999990001@s.whatsapp.net" }], "5511999990001"],
  ["no row", null, "5511999990236"],
])("a beginning that was missed is told, with the number in %s", async (_, rows, number) => {
  const ours = await newTold(open);
  const date = new Date(Date.now() - OLD_MS + 1_000).toISOString();
  const end = envelopeOf(ours, "connection.update", { state: "close", statusReason: 401 });
  await post(ours, { ...end, date_time: date });
  openServer(rows);
  const { told, view } = await compare(ours, says("open"));
  expect([told, view]).toMatchObject([true, { status: "open", cause: null, profile: { number } }]);
});

it("an instance of which nothing was ever heard is told of", async () => {
  const ours = await newInstance();
  openServer([{ connectionStatus: "open", ownerJid: null }]);
  const { view } = await compare(ours, says("open"));
  expect(view).toMatchObject({ status: "open", profile: null });
});
