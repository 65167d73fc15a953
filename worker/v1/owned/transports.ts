import { Problem } from "../../../lib/problem";

/** Fields of a create that would wire the instance to something else; each has a route of its own, with its own checks. */
const TRANSPORTS: Readonly<Record<string, string>> = {
  rabbitmq: "/rabbitmq/set",
  sqs: "/sqs/set",
  nats: "/nats/set",
  kafka: "/kafka/set",
  pusher: "/pusher/set",
  proxyHost: "/proxy/set",
  chatwootAccountId: "/chatwoot/set",
};

/** Refuses a create that asks for a transport: said here, it would get past the checks of that transport's route. */
export function checkTransports(body: Readonly<Record<string, unknown>>): void {
  for (const [field, route] of Object.entries(TRANSPORTS)) {
    if (isAsked(body[field])) {
      throw new Problem("forbidden", `Create the instance without "${field}", then call ${route}/<instanceName>.`);
    }
  }
}

/** Clients send `{"enabled": false}`, empty strings and nulls for what they do not use. */
function isAsked(value: unknown): boolean {
  if (value === undefined || value === null || value === "" || value === false) return false;
  if (typeof value !== "object") return true;
  const { enabled, events } = value as { enabled?: unknown; events?: unknown };
  return enabled === true || (enabled === undefined && Array.isArray(events) && events.length > 0);
}
