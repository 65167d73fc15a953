import * as z from "zod";
import { Problem } from "../../../lib/problem";
import { inspectBody } from "../body";
import type { Call } from "../call";
import { inspectOptions } from "../forward";

const JsonObject = z.record(z.string(), z.unknown());

/** The body of a call that we answer ourselves, inspected under its row's rule. No body is an empty object, as upstream. */
export async function readJson(call: Call): Promise<Record<string, unknown>> {
  const { request, resolved } = call;
  if (!resolved) throw new Error("an owned route runs after its row is found");
  const { route } = resolved;
  const { body, done } = await inspectBody(request, route.body, inspectOptions(call, route));
  if (body === null) return {};
  const text = await new Response(body).text();
  await done;
  const parsed = JsonObject.safeParse(parseJson(text));
  if (!parsed.success) throw new Problem("invalid_request", "The body must be a JSON object.");
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem("invalid_request", "The body is not JSON.");
  }
}
