import { createHmac } from "node:crypto";
import * as z from "zod";
import { equalBytes } from "../../lib/encoding";
import type { MetaApp } from "./app-document";

const Payload = z.object({
  entry: z.array(
    z.object({
      changes: z.array(
        z.object({ value: z.object({ metadata: z.object({ phone_number_id: z.union([z.string(), z.number()]) }) }) }),
      ),
    }),
  ),
});

/**
 * Whether Meta signed this body for this app, and it is about this number and no other: the server takes the number from the
 * body, so a tenant could otherwise sign events of somebody else's with a secret of its own.
 */
export function isAuthentic(body: Uint8Array, signature: string | undefined, app: MetaApp): boolean {
  const [, given] = /^sha256=([0-9a-f]{64})$/i.exec(signature ?? "") ?? [];
  if (given === undefined) return false;
  const expected = createHmac("sha256", app.appSecret).update(body).digest();
  return equalBytes(expected, Buffer.from(given, "hex")) && isAbout(body, app.phoneNumberId);
}

function isAbout(body: Uint8Array, phoneNumberId: string): boolean {
  const payload = parse(body);
  const numbers = payload?.entry.flatMap(({ changes }) =>
    changes.map(({ value }) => String(value.metadata.phone_number_id)),
  );
  return numbers !== undefined && numbers.length > 0 && numbers.every((number) => number === phoneNumberId);
}

function parse(body: Uint8Array): z.output<typeof Payload> | undefined {
  try {
    return Payload.safeParse(JSON.parse(new TextDecoder().decode(body))).data;
  } catch {
    return undefined;
  }
}
