import { afterEach, expect, it, vi } from "vitest";
import { MAGIC_NUMBERS } from "../../durable/sandbox-instance/magic";
import { until } from "../../tests/support/until";
import { call, createOpen, eventsOf, nextAlarm, receiveWebhooks } from "./client.fixture";

afterEach(() => vi.restoreAllMocks());

const numberOf = (outcome: string) => MAGIC_NUMBERS.find((magic) => magic.outcome === outcome)?.number ?? "";
const webhook = { url: "https://hooks.test/m", events: [] };
const sendText = (name: string, number: string, text = "hello") =>
  call(`POST /message/sendText/${name}`, { number, text });
const statusOf = async (name: string, id: string) =>
  (await call(`POST /chat/findStatusMessage/${name}`, { where: { id } })).body.map(
    ({ status }: { status: string }) => status,
  );

it("not_on_whatsapp is refused with the look-up, and does not exist", async () => {
  const { name } = await createOpen();
  const number = numberOf("not_on_whatsapp");
  const lookup = { jid: `${number}@s.whatsapp.net`, exists: false, number };
  expect(await sendText(name, number)).toEqual({
    status: 400,
    body: { status: 400, error: "Bad Request", response: { message: [lookup] } },
  });
  expect((await call(`POST /chat/whatsappNumbers/${name}`, { numbers: ["5511888880002", number] })).body).toEqual([
    { jid: "5511888880002@s.whatsapp.net", exists: true, number: "5511888880002" },
    lookup,
  ]);
});

it("stuck_pending is accepted and never acknowledged", async () => {
  const { name } = await createOpen();
  const stuck = (await sendText(name, numberOf("stuck_pending"))).body;
  const ordinary = (await sendText(name, "5511888880002")).body;
  await until(async () => (await nextAlarm(name)) && (await statusOf(name, ordinary.key.id)).includes("READ"));
  expect(stuck.status).toBe("PENDING");
  expect(await statusOf(name, stuck.key.id)).toEqual([]);
});

it("error is accepted and fails", async () => {
  const { name } = await createOpen();
  const { status, body } = await sendText(name, numberOf("error"));
  expect(status).toBe(201);
  await until(async () => (await nextAlarm(name)) && (await statusOf(name, body.key.id)).length > 0);
  expect(await statusOf(name, body.key.id)).toEqual(["ERROR"]);
});

it.each([
  ["banned", 403],
  ["logged_out", 401],
])("%s closes the instance with %i", async (outcome, code) => {
  const received = receiveWebhooks();
  const instance = await createOpen({ webhook });
  expect((await sendText(instance.name, numberOf(outcome))).status).toBe(201);
  const { body } = await call(`GET /instance/connectionState/${instance.name}`);
  expect(body.instance.state).toBe("close");
  const [closed] = await eventsOf(received, instance, "status.instance");
  expect(closed).toMatchObject({ status: "closed", disconnectionReasonCode: code });
  expect((await eventsOf(received, instance, "connection.update", 4)).at(-1)).toEqual({
    instance: instance.name,
    state: "close",
    statusReason: code,
  });
});

it("slow takes five seconds", async () => {
  const waits: unknown[] = [];
  const { name } = await createOpen();
  vi.spyOn(globalThis, "setTimeout").mockImplementation(((run: () => void, ms?: number) => {
    waits.push(ms);
    queueMicrotask(run);
    return 0;
  }) as unknown as typeof setTimeout);
  expect((await sendText(name, numberOf("slow"))).status).toBe(201);
  expect(waits).toContain(5_000);
});

it("echo answers with the same text", async () => {
  const received = receiveWebhooks();
  const instance = await createOpen({ webhook });
  const number = numberOf("echo");
  await sendText(instance.name, number, "is anybody there?");
  await until(
    async () =>
      (await nextAlarm(instance.name)) &&
      received.some(({ body }) => body.instance === instance.name && body.event === "messages.upsert"),
  );
  const [echoed] = await eventsOf(received, instance, "messages.upsert");
  expect(echoed).toMatchObject({
    key: { remoteJid: `${number}@s.whatsapp.net`, fromMe: false },
    message: { conversation: "is anybody there?" },
  });
});

it("unread is delivered, but never read", async () => {
  const { name } = await createOpen();
  const { body } = await sendText(name, numberOf("unread"));
  const ordinary = (await sendText(name, "5511888880002")).body;
  await until(async () => (await nextAlarm(name)) && (await statusOf(name, ordinary.key.id)).includes("READ"));
  expect(await statusOf(name, body.key.id)).toEqual(["SERVER_ACK", "DELIVERY_ACK"]);
});
