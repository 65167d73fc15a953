import type { Route } from "./route";
import { manage, read } from "./rows";

/** What a broker delivers carries upstream names, so it must serve one tenant only. */
const BROKERS_PLAN = { policy: "gated", feature: "brokers", dedicatedOnly: true } as const;

type Options = Parameters<typeof read>[1];

const transport = (name: string, options: Options): readonly Route[] => [
  manage(`POST /${name}/set/:instanceName`, options),
  read(`GET /${name}/find/:instanceName`, options),
];

/** Ways to receive events other than a webhook. We feed WebSocket and Pusher ourselves. */
export const BROKERS: readonly Route[] = [
  ...transport("websocket", { policy: "own" }),
  ...transport("pusher", { policy: "own" }),
  ...transport("rabbitmq", BROKERS_PLAN),
  ...transport("sqs", BROKERS_PLAN),
  ...transport("nats", { ...BROKERS_PLAN, since: "2.3" }),
  ...transport("kafka", { ...BROKERS_PLAN, since: "2.3" }),
];
