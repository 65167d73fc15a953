import { Problem } from "../../lib/problem";
import { config } from "../env";
import { replacementsFor, scrubText } from "../v1/scrub";
import type { Relay } from "./find-relay";

const KEY_NAME = /^api_?key$/i;

/**
 * What the bot gets to read. The upstream names its global key, its own address and its own name for the instance, at
 * depths that differ by bot and version: each is replaced wherever it stands.
 */
export function cleanBody(body: unknown, { target, key }: Relay): string {
  const text = write(body, (name, value) => {
    if (KEY_NAME.test(name)) return key;
    if (name === "serverUrl") return `${config.publicUrl}/v1`;
    return name === "instanceName" ? target.instance.name : value;
  });
  return scrubText(text, replacementsFor(target));
}

/** What is nested a hundred thousand levels deep can be read, and not written again. */
function write(body: unknown, replace: (name: string, value: unknown) => unknown): string {
  try {
    return JSON.stringify(body, replace);
  } catch (cause) {
    throw new Problem("invalid_request", "The body is nested too deeply.", { cause });
  }
}
