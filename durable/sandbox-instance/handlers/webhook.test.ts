import { describe, expect, it } from "vitest";
import { caller, memoryWorld } from "../memory-world";
import { subscribableEvents } from "./event-schema";
import { webhookHandlers } from "./webhook";

const set = "POST /webhook/set/:instanceName";
const find = "GET /webhook/find/:instanceName";

const webhook = {
  enabled: true,
  url: "https://receiver.test/hook",
  headers: { authorization: "Bearer x", "x-hook": "abc" },
  byEvents: false,
  base64: true,
  events: ["QRCODE_UPDATED", "MESSAGES_UPSERT"],
};

it("stores a webhook under the names of its row", async () => {
  const world = memoryWorld();
  const call = caller(webhookHandlers, world);
  expect(await call(find)).toEqual({ status: 200, body: null });

  const answer = await call(set, { body: { webhook } });
  expect(answer).toEqual({
    status: 201,
    body: {
      id: expect.stringMatching(/^c[0-9a-z]{24}$/),
      url: webhook.url,
      headers: webhook.headers,
      enabled: true,
      events: webhook.events,
      webhookByEvents: false,
      webhookBase64: true,
      createdAt: "2026-01-02T03:04:05.000Z",
      updatedAt: "2026-01-02T03:04:05.000Z",
      instanceId: world.instanceId,
    },
  });
  expect(await call(find)).toEqual({ status: 200, body: answer.body });
});

it("has one webhook per instance: what a later call leaves out stays, unknown names count for nothing", async () => {
  const world = memoryWorld();
  const call = caller(webhookHandlers, world);
  const first = await call(set, { body: { webhook } });
  world.clock += 1000;
  const later = { enabled: true, url: "not a url", webhookByEvents: true, events: ["CALL"] };
  const second = await call(set, { body: { webhook: later } });
  expect(second.body).toEqual({
    ...Object(first.body),
    url: "not a url",
    events: ["CALL"],
    updatedAt: new Date(world.clock).toISOString(),
  });
});

it("takes an empty list for every event, and forgets the list of a webhook that is switched off", async () => {
  const call = caller(webhookHandlers, memoryWorld());
  expect((await call(set, { body: { webhook: { ...webhook, events: [] } } })).body).toMatchObject({
    events: subscribableEvents,
  });
  const off = { enabled: false, url: "", events: [] };
  expect((await call(set, { body: { webhook: off } })).body).toMatchObject({ enabled: false, url: "", events: [] });
});

describe("a webhook that does not fit", () => {
  const cases = [
    [{ enabled: true, url: "https://receiver.test", events: [] }, 'instance requires property "webhook"'],
    [{ webhook: { url: "https://receiver.test" } }, 'webhook requires property "enabled"'],
    [{ webhook: { enabled: true, url: "" } }, 'The "url" cannot be empty'],
    [
      { webhook: { ...webhook, events: ["NOPE"] } },
      `webhook.events[0] is not one of enum values: ${subscribableEvents.join(",")}`,
    ],
  ] as const;

  it.each(cases)("%j", async (body, message) => {
    const answer = await caller(webhookHandlers, memoryWorld())(set, { body });
    expect(answer).toEqual({
      status: 400,
      body: { status: 400, error: "Bad Request", response: { message: [[message]] } },
    });
  });

  it("fails as Evolution does when it is on and lists no events", async () => {
    const call = caller(webhookHandlers, memoryWorld());
    const { events: _, ...withoutEvents } = webhook;
    expect(await call(set, { body: { webhook: withoutEvents } })).toEqual({
      status: 500,
      body: {
        status: 500,
        error: "Internal Server Error",
        response: { message: "Cannot read properties of undefined (reading 'length')" },
      },
    });
    expect((await call(find)).body).toBeNull();
  });
});
