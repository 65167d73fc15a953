import { config } from "../env";
import { replacementsFor, scrubText } from "../v1/scrub";
import type { Relay } from "./find-relay";

const KEY_NAME = /^api_?key$/i;

/**
 * What the bot gets to read. The upstream names its global key, its own address and its own name for the instance, at
 * depths that differ by bot and version: each is replaced wherever it stands.
 */
export function cleanBody(body: unknown, { target, key }: Relay): string {
  const text = JSON.stringify(body, (name, value: unknown) => {
    if (KEY_NAME.test(name)) return key;
    if (name === "serverUrl") return `${config.publicUrl}/v1`;
    return name === "instanceName" ? target.instance.name : value;
  });
  return scrubText(text, replacementsFor(target));
}
