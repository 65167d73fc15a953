import { setTimeout as sleep } from "node:timers/promises";
import type { EvolutionServer } from "../../../support/evolution/server.ts";

/** An instance as its server sees it: its own name, and the webhook that was registered there. */
export interface Source {
  /** Our id of it, which our own header names. */
  instanceId: string;
  upstreamName: string;
  url: string;
  headers: Record<string, string>;
}

export function sourceOf(server: EvolutionServer, upstreamName: string): Source {
  const webhook = server.instance(upstreamName)?.webhook;
  if (!webhook) throw new Error(`nothing is registered for ${upstreamName}`);
  const instanceId = String(webhook.headers?.["x-zapin-instance"]).split(".")[1] ?? "";
  return {
    instanceId,
    upstreamName,
    url: webhook.url,
    headers: { "content-type": "application/json", ...webhook.headers },
  };
}

const RETRY_MS = 100;

/** Sends a message event until it is taken, as a server does, and says how often it had to try. */
export async function sendEvent({ upstreamName, url, headers }: Source, messageId: string): Promise<number> {
  const body = JSON.stringify({
    event: "messages.upsert",
    instance: upstreamName,
    data: {
      key: { remoteJid: "6281234567891@s.whatsapp.net", fromMe: false, id: messageId },
      pushName: "Maria",
      status: "DELIVERY_ACK",
      message: { conversation: `Pesan ${messageId}` },
      messageType: "conversation",
      messageTimestamp: Math.floor(Date.now() / 1_000),
      source: "android",
    },
    destination: url,
    date_time: new Date().toISOString(),
    sender: "6289876543210@s.whatsapp.net",
    server_url: "http://127.0.0.1:8080",
    apikey: null,
  });
  for (let tries = 1; ; tries++) {
    if (await isTaken(url, headers, body)) return tries;
    await sleep(RETRY_MS);
  }
}

/** A gateway that is not there takes nothing. One that refuses for good is a mistake of ours. */
async function isTaken(url: string, headers: Record<string, string>, body: string): Promise<boolean> {
  try {
    const response = await fetch(url, { method: "POST", headers, body, signal: AbortSignal.timeout(10_000) });
    const text = await response.text();
    if (response.status >= 400 && response.status < 500) throw new Refused(`${response.status} ${text}`);
    return response.ok;
  } catch (error) {
    if (error instanceof Refused) throw error;
    return false;
  }
}

class Refused extends Error {}
