import { expect, it } from "vitest";
import { EVENT_NAMES } from "../../../lib/event-names";
import { newCaller } from "./call.fixture";
import { findWebsocket, setWebsocket } from "./websocket";

it("keeps the events that a tenant wants over a socket", async () => {
  const { ask, instance } = await newCaller();
  expect(await ask(findWebsocket, "/websocket/find")).toEqual({ status: 200, body: null });
  const first = await ask(setWebsocket, "/websocket/set", { websocket: { enabled: true, events: ["CALL"] } });
  expect(first.status).toBe(201);
  expect(Object.keys(first.body)).toEqual(["id", "enabled", "events", "createdAt", "updatedAt", "instanceId", "url"]);
  expect(first.body).toMatchObject({
    url: "ws://127.0.0.1:8787/live",
    enabled: true,
    events: ["CALL"],
    instanceId: instance.upstreamId,
  });
  const second = await ask(setWebsocket, "/websocket/set", { websocket: { enabled: true } });
  expect(second.body).toMatchObject({ id: first.body.id, createdAt: first.body.createdAt, events: [...EVENT_NAMES] });
  expect(await ask(findWebsocket, "/websocket/find")).toEqual({ status: 200, body: second.body });
});

it("refuses a socket without its object, or with an event nobody has", async () => {
  const { ask } = await newCaller();
  const none = await ask(setWebsocket, "/websocket/set", {});
  expect(none).toMatchObject({
    status: 400,
    body: { response: { message: [['instance requires property "websocket"']] } },
  });
  const wrong = await ask(setWebsocket, "/websocket/set", { websocket: { enabled: true, events: ["NOPE"] } });
  expect(wrong.body.response.message[0][0]).toContain("websocket.events[0] is not one of enum values");
});
