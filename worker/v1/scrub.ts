import { Buffer } from "node:buffer";
import { config } from "../env";
import { hostOf, type Target } from "./cache";

/** What must not be seen → what stands in its place. All ASCII, long and unguessable, so a plain search finds them all. */
export type Replacements = readonly (readonly [secret: string, shown: string])[];

const known = new WeakMap<Target, Replacements>();

/** Made once for each target, which many calls share. */
export function replacementsFor(target: Target): Replacements {
  const made = known.get(target);
  if (made) return made;
  const replacements = makeReplacements(target);
  known.set(target, replacements);
  return replacements;
}

/** The instance's true name, its token and its server's address. In JSON text, hence the escaping of the tenant's name. */
function makeReplacements({ instance, token }: Target): Replacements {
  const publicName = JSON.stringify(instance.name).slice(1, -1);
  const names: Replacements = [
    [instance.upstreamName, publicName],
    [token, "********"],
  ];
  if (instance.server.sandbox) return names;
  return [...names, [hostOf(instance.server.url), config.publicHost]];
}

export function scrubText(text: string, replacements: Replacements): string {
  let clean = text;
  for (const [secret, shown] of replacements) {
    if (clean.includes(secret)) clean = clean.replaceAll(secret, () => shown);
  }
  return clean;
}

/** The same for an answer of any size: a chunk at a time, keeping back what may be the beginning of a secret. */
export function scrubStream(body: ReadableStream<Uint8Array>, replacements: Replacements): ReadableStream<Uint8Array> {
  const longest = Math.max(...replacements.map(([secret]) => secret.length));
  let kept = Buffer.alloc(0);
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        const text = scrubText(Buffer.concat([kept, chunk]).toString("latin1"), latin1(replacements));
        const clean = Buffer.from(text, "latin1");
        const end = Math.max(0, clean.length - longest + 1);
        if (end > 0) controller.enqueue(clean.subarray(0, end));
        kept = clean.subarray(end);
      },
      flush(controller) {
        if (kept.length > 0) controller.enqueue(kept);
      },
    }),
  );
}

/** Byte for byte: every UTF-8 byte of the tenant's name as one character. */
const latin1 = (replacements: Replacements): Replacements =>
  replacements.map(([secret, shown]) => [secret, Buffer.from(shown, "utf-8").toString("latin1")] as const);
