import { describe, expect, it } from "vitest";
import { caller, memoryWorld } from "../memory-world";
import { brokerHandlers } from "./brokers";
import { chatwootHandlers } from "./chatwoot";
import { storageHandlers } from "./storage";

describe.each(["websocket", "rabbitmq", "sqs", "nats", "kafka"])("%s, switched off on the server", (broker) => {
  it("answers empty bodies", async () => {
    const call = caller(brokerHandlers, memoryWorld());
    const body = { [broker]: { enabled: true, events: ["CALL"] } };
    expect(await call(`POST /${broker}/set/:instanceName`, { body })).toEqual({ status: 201, body: undefined });
    expect(await call(`GET /${broker}/find/:instanceName`)).toEqual({ status: 200, body: undefined });
  });

  it("checks the body all the same", async () => {
    const call = caller(brokerHandlers, memoryWorld());
    const answer = await call(`POST /${broker}/set/:instanceName`, { body: { [broker]: { events: [] } } });
    expect(answer.body).toMatchObject({ response: { message: [[`${broker} requires property "enabled"`]] } });
  });
});

describe("pusher", () => {
  const set = "POST /pusher/set/:instanceName";
  const pusher = { enabled: true, appId: "1", key: "k", secret: "s", cluster: "eu", useTLS: true, events: ["CALL"] };

  it("is stored with its secret, but not found while the server has it off", async () => {
    const world = memoryWorld();
    const call = caller(brokerHandlers, world);
    const first = await call(set, { body: { pusher } });
    expect(first).toEqual({
      status: 201,
      body: {
        id: expect.stringMatching(/^c[0-9a-z]{24}$/),
        ...pusher,
        createdAt: "2026-01-02T03:04:05.000Z",
        updatedAt: "2026-01-02T03:04:05.000Z",
        instanceId: world.instanceId,
      },
    });
    const second = await call(set, { body: { pusher: { ...pusher, enabled: false } } });
    expect(second.body).toEqual({ ...Object(first.body), enabled: false, events: [] });
    expect(await call("GET /pusher/find/:instanceName")).toEqual({ status: 200, body: undefined });
  });

  it("needs a list of events when it is on", async () => {
    const { events: _, ...withoutEvents } = pusher;
    const answer = await caller(brokerHandlers, memoryWorld())(set, { body: { pusher: withoutEvents } });
    expect(answer.status).toBe(500);
  });
});

it("says that Chatwoot is off, after it has checked the body", async () => {
  const call = caller(chatwootHandlers, memoryWorld());
  const off = { status: 400, error: "Bad Request", response: { message: ["Chatwoot is disabled"] } };
  const body = {
    enabled: true,
    accountId: "1",
    token: "t",
    url: "https://chatwoot.test",
    signMsg: true,
    reopenConversation: true,
    conversationPending: false,
    nameInbox: null,
  };
  expect((await call("GET /chatwoot/find/:instanceName")).body).toEqual(off);
  expect((await call("POST /chatwoot/webhook/:instanceName")).body).toEqual(off);
  expect((await call("POST /chatwoot/set/:instanceName", { body })).body).toEqual(off);
  expect((await call("POST /chatwoot/set/:instanceName", { body: { ...body, signMsg: 1 } })).body).toMatchObject({
    response: { message: [["signMsg is not of a type(s) boolean", "signMsg is not one of enum values: true,false"]] },
  });
});

it("has no media without S3", async () => {
  const call = caller(storageHandlers, memoryWorld());
  const none = { status: 400, error: "Bad Request", response: { message: ["Media not found"] } };
  expect((await call("POST /s3/getMedia/:instanceName")).body).toEqual(none);
  expect((await call("POST /s3/getMediaUrl/:instanceName", { body: { id: "c1" } })).body).toEqual(none);
  expect((await call("POST /s3/getMediaUrl/:instanceName", { body: { id: "c" } })).body).toMatchObject({
    response: { message: [['id does not match pattern "\\\\d+"']] },
  });
});
