import * as z from "zod";
import { eventNamesOf } from "../../../lib/event-names";
import { Problem } from "../../../lib/problem";
import type { Caller, Target } from "../cache";
import type { Call } from "../call";

/** Fields that every event transport of Evolution has. An absent or empty list of events means all of the server's. */
export const transportFields = (version: string) => ({
  enabled: z.boolean(),
  events: z.array(z.enum(eventNamesOf(version))).default([]),
});

/** `events` as they are stored: the full list for none, and nothing for a transport that is off. */
export function storedEvents(
  { enabled, events }: { enabled: boolean; events: readonly string[] },
  version: string,
): string[] {
  if (!enabled) return [];
  return [...new Set(events.length === 0 ? eventNamesOf(version) : events)];
}

/** The object under `name` in a body, or Evolution's refusal in its own words: an array of messages inside an array. */
export function parseTransport<T>(body: unknown, name: string, schema: z.ZodType<T>): T {
  const parsed = z.object({ [name]: schema }).safeParse(body, { reportInput: true });
  if (parsed.success) return parsed.data[name] as T;
  throw new Problem("invalid_request", "The request is not valid.", {
    evolutionMessage: [parsed.error.issues.map(message)],
  });
}

/** A refusal that the validator does not make: its message stands in a plain array. */
export const refusal = (message: string) => new Problem("invalid_request", message, { evolutionMessage: [message] });

export function targetOf(call: Call): Target {
  if (!call.target) throw new Error("the row names an instance");
  return call.target;
}

export function callerOf(call: Call): Caller {
  if (!call.caller) throw new Error("an owned route runs after authentication");
  return call.caller;
}

/** A zod issue as Evolution's validator would put it: `webhook.events[0] is not one of enum values: …`. */
function message(issue: z.core.$ZodIssue): string {
  const path = issue.path.reduce<string>(
    (text, key) => text + (typeof key === "number" ? `[${key}]` : `.${String(key)}`),
    "instance",
  );
  const shown = path.replace("instance.", "");
  if (issue.code === "invalid_value") return `${shown} is not one of enum values: ${issue.values.join(",")}`;
  if (issue.code !== "invalid_type") return `${shown} ${issue.message}`;
  // zod reports an absent property as one of a wrong type; the input tells the two apart.
  if (issue.input !== undefined)
    return `${shown} is not of a type(s) ${issue.expected === "record" ? "object" : issue.expected}`;
  const parent = shown.includes(".") ? shown.slice(0, shown.lastIndexOf(".")) : "instance";
  return `${parent} requires property ${JSON.stringify(String(issue.path.at(-1)))}`;
}
