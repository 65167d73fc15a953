import type { SandboxAnswer, SandboxCall, SandboxHandlers, SandboxWorld } from "../handler";
import { changedRow, newRow, type Row } from "../rows";
import { type BodySchema, badRequest, bodyMessages, isObject, type PropertyRule, serverError } from "../validation";
import { eventsRule, missingEvents, subscribedEvents } from "./event-schema";

/** The simulated server has every broker switched off: it checks the body, stores nothing and answers an empty body. */
const brokers = ["websocket", "rabbitmq", "sqs", "nats", "kafka"];

const pusherRequired = ["enabled", "appId", "key", "secret", "cluster", "useTLS"];

const pusherSchema: BodySchema = {
  properties: {
    pusher: {
      type: "object",
      properties: {
        enabled: "boolean",
        appId: "string",
        key: "string",
        secret: "string",
        cluster: "string",
        useTLS: "boolean",
        events: eventsRule,
      },
      required: pusherRequired,
      notEmpty: pusherRequired,
    },
  },
  required: ["pusher"],
};

const pusherHandlers: SandboxHandlers = {
  /** Unlike the brokers, Pusher is stored by a server that has it switched off; only `find` then says nothing. */
  "POST /pusher/set/:instanceName": (world, call) => setPusher(world, call),
  "GET /pusher/find/:instanceName": () => ({ status: 200, body: undefined }),
};

export const brokerHandlers: SandboxHandlers = {
  ...pusherHandlers,
  ...Object.fromEntries(brokers.flatMap((broker) => Object.entries(handlersOf(broker)))),
};

function handlersOf(broker: string): SandboxHandlers {
  const target: PropertyRule = {
    type: "object",
    properties: { enabled: { type: "boolean", oneOf: [true, false] }, events: eventsRule },
    required: ["enabled"],
  };
  const schema: BodySchema = { properties: { [broker]: target }, required: [broker] };
  return {
    [`POST /${broker}/set/:instanceName`]: (_world, { body }) => {
      const messages = bodyMessages(body, schema);
      return messages.length > 0 ? badRequest(messages) : { status: 201, body: undefined };
    },
    [`GET /${broker}/find/:instanceName`]: () => ({ status: 200, body: undefined }),
  };
}

function setPusher(world: SandboxWorld, { body }: SandboxCall): SandboxAnswer {
  const messages = bodyMessages(body, pusherSchema);
  if (messages.length > 0 || !isObject(body.pusher)) return badRequest(messages);
  const { enabled, appId, key, secret, cluster, useTLS } = body.pusher;
  const events = subscribedEvents(body.pusher);
  if (!events) return serverError(missingEvents);
  const columns = { enabled, appId, key, secret, cluster, useTLS, events };
  const stored = world.documents.get<typeof columns & Row>("pusher", "pusher");
  const row = stored ? changedRow(world, stored, columns) : newRow(world, columns);
  world.documents.put("pusher", "pusher", row);
  return { status: 201, body: row };
}
