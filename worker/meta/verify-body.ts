import { createHmac } from "node:crypto";
import { equalBytes } from "../../lib/encoding";
import type { MetaApp } from "./app-document";

/** Whether Meta signed this body for this app. */
export function isSigned(
  body: Uint8Array,
  signature: string | undefined,
  { appSecret }: Pick<MetaApp, "appSecret">,
): boolean {
  const [, given] = /^sha256=([0-9a-f]{64})$/i.exec(signature ?? "") ?? [];
  if (given === undefined) return false;
  return equalBytes(createHmac("sha256", appSecret).update(body).digest(), Buffer.from(given, "hex"));
}
