import { asks, type RouteDocuments, takes } from "./document";
import { EVENTS } from "./fields";
import { flag, nullable, object, ref, text } from "./shape";

const NAMES = {
  websocket: "WebSocket",
  rabbitmq: "RabbitMQ",
  sqs: "Amazon SQS",
  nats: "NATS",
  kafka: "Kafka",
} as const;

const transport = ([name, shown]: [string, string]): RouteDocuments => ({
  [`POST /${name}/set/:instanceName`]: takes(
    `Send events to ${shown}`,
    { [name]: object({ enabled: flag("On or off."), "events?": EVENTS }) },
    { status: 201, answer: ref("Transport") },
  ),
  [`GET /${name}/find/:instanceName`]: asks(`Show what goes to ${shown}`, nullable(ref("Transport"))),
});

const app = object({
  enabled: flag("On or off."),
  appId: text("App id."),
  key: text("App key."),
  secret: text("App secret. Never shown again."),
  cluster: text("Cluster.", { examples: ["ap1"] }),
  useTLS: flag("Use TLS."),
  "events?": EVENTS,
});

export const BROKER_DOCUMENTS: RouteDocuments = {
  ...Object.assign({}, ...Object.entries(NAMES).map(transport)),
  "POST /pusher/set/:instanceName": takes(
    "Send events to Pusher",
    { pusher: app },
    { status: 201, answer: ref("Pusher") },
  ),
  "GET /pusher/find/:instanceName": asks("Show what goes to Pusher", nullable(ref("Pusher"))),
};
