import { createHash, createHmac } from "node:crypto";
import { fetchSafely } from "../../lib/safe-fetch";
import type { Outgoing, Sender } from "./attempt";
import type { Endpoint } from "./endpoint";

/** Evolution drops what is larger, since Pusher takes no more. */
const MOST_BYTES = 10_240;
/** What a channel may be called. */
export const CHANNEL = /^[A-Za-z0-9_\-=@,.;]{1,164}$/;

/** Where an app's events go. Both parts become an address. */
export const pusherUrl = ({ cluster, appId }: { cluster: string; appId: string }) =>
  `https://api-${cluster}.pusher.com/apps/${appId}/events`;

/** Sends an event over a Pusher channel with the instance's name. Undefined, and nothing is sent, where it is too large. */
export async function triggerPusher(
  { safe }: Pick<Sender, "safe">,
  { url, secret, pusher }: Endpoint & { pusher: NonNullable<Endpoint["pusher"]> },
  { outgoing, timeoutMs, at }: { outgoing: Outgoing; timeoutMs: number; at: number },
): Promise<Response | undefined> {
  const event = outgoing.isLarge ? undefined : JSON.parse(await readText(outgoing));
  if (event) delete event.data?.qrcode?.base64;
  const data = JSON.stringify(event);
  if (!event || new TextEncoder().encode(data).length > MOST_BYTES) return undefined;
  const body = JSON.stringify({ name: outgoing.event, channels: [event.instance], data });
  const query = signedQuery({ path: new URL(url).pathname, body, key: pusher.key, secret, at });
  const headers = { "content-type": "application/json" };
  return fetchSafely(`${url}?${query}`, { method: "POST", headers, body, timeoutMs }, safe);
}

/** In the order of the names, as it is signed: https://pusher.com/docs/channels/library_auth_reference/rest-api/#authentication */
export function signedQuery({
  path,
  body,
  key,
  secret,
  at,
}: Record<"path" | "body" | "key" | "secret", string> & { at: number }) {
  const md5 = createHash("md5").update(body).digest("hex");
  const query = `auth_key=${key}&auth_timestamp=${Math.floor(at / 1_000)}&auth_version=1.0&body_md5=${md5}`;
  const signature = createHmac("sha256", secret).update(`POST\n${path}\n${query}`).digest("hex");
  return `${query}&auth_signature=${signature}`;
}

async function readText({ read }: Outgoing): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const piece of read()) text += decoder.decode(piece, { stream: true });
  return text + decoder.decode();
}
