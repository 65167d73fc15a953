import { expect, it } from "vitest";
import { baileysHandlers } from "./baileys";
import { botHandlers } from "./bots";
import { brokerHandlers } from "./brokers";
import { businessHandlers } from "./business";
import { chatwootHandlers } from "./chatwoot";
import { openaiCredsHandlers } from "./openai-creds";
import { proxyHandlers } from "./proxy";
import { settingsHandlers } from "./settings";
import { storageHandlers } from "./storage";
import { templateHandlers } from "./template";
import { webhookHandlers } from "./webhook";

const sets = [
  baileysHandlers,
  botHandlers,
  brokerHandlers,
  businessHandlers,
  chatwootHandlers,
  openaiCredsHandlers,
  proxyHandlers,
  settingsHandlers,
  storageHandlers,
  templateHandlers,
  webhookHandlers,
];

/** How many routes of each group Evolution 2.3.6 has, unauthenticated webhooks left out. */
const routesOf: Readonly<Record<string, number>> = {
  baileys: 9,
  business: 2,
  chatwoot: 3,
  dify: 10,
  evoai: 10,
  evolutionBot: 10,
  flowise: 10,
  kafka: 2,
  n8n: 10,
  nats: 2,
  openai: 14,
  proxy: 2,
  pusher: 2,
  rabbitmq: 2,
  s3: 2,
  settings: 2,
  sqs: 2,
  template: 2,
  typebot: 11,
  webhook: 2,
  websocket: 2,
};

it("has a handler for every route of its groups, and none twice", () => {
  const routes = sets.flatMap((handlers) => Object.keys(handlers));
  const byGroup = Map.groupBy(routes, (route) => route.split("/")[1] ?? "");
  const counts = Object.fromEntries([...byGroup].map(([group, members]) => [group, members.length]));
  expect(counts).toEqual(routesOf);
  expect(new Set(routes).size).toBe(routes.length);
  expect(routes.filter((route) => !/^(GET|POST|PUT|DELETE) \/[A-Za-z0-9/:]+\/:instanceName$/.test(route))).toEqual([]);
});
