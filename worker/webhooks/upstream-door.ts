import { WorkerEntrypoint } from "cloudflare:workers";
import type { MediaMessage } from "../../durable/instance-state/add-media";
import type { LedgerInstance } from "../../durable/tenant-ledger/messages";
import { ledgerName } from "../../lib/ledger-name";
import { open } from "../../lib/seal";
import { tokenContext } from "../../lib/seal-contexts";
import type { WebhookOwner } from "../../lib/webhook-secret";
import { config } from "../env";
import { reachServer } from "../evolution/reach-server";
import { fetchMedia, type MediaReply } from "../media/fetch-media";

const FIND_MS = 20_000;
const MEDIA_MS = 60_000;

/** How Durable Objects reach the server of an instance: with its own token, and only by these errands. Not open to the world. */
export class UpstreamDoor extends WorkerEntrypoint<Env> {
  /** The answer to `findMessages`; throws where there is none. */
  async findMessages(owner: WebhookOwner, body: object): Promise<unknown> {
    const instance = await this.#instanceOf(owner);
    const response = await this.#post(instance, { path: "/chat/findMessages", body, limitMs: FIND_MS });
    if (!response.ok) throw new Error(`findMessages answered ${response.status}`);
    return await response.json();
  }

  /** The media of a message: inline if it is small, else put into R2 under `key`. */
  async fetchMedia(owner: WebhookOwner, message: MediaMessage, key: string): Promise<MediaReply> {
    const instance = await this.#instanceOf(owner);
    const body = { message: askableMessage(instance, message), convertToMp4: false };
    const path = "/chat/getBase64FromMediaMessage";
    const response = await this.#post(instance, { path, body, limitMs: MEDIA_MS });
    if (response.ok && response.body) return fetchMedia(this.env.MEDIA, response.body, { key, owner });
    await response.body?.cancel();
    return { ok: false };
  }

  async #instanceOf({ tenantId, mode, instanceId }: WebhookOwner): Promise<LedgerInstance> {
    const ledger = this.env.LEDGER.getByName(ledgerName(tenantId, mode));
    const instance: LedgerInstance | null = await ledger.instanceById(instanceId);
    if (!instance) throw new Error("no such instance");
    return instance;
  }

  async #post(
    instance: LedgerInstance,
    { path, body, limitMs }: { path: string; body: object; limitMs: number },
  ): Promise<Response> {
    const { id, server, sealedToken } = instance;
    // That of an adopted instance is not one of ours: it may hold what ends a path.
    const upstreamName = encodeURIComponent(instance.upstreamName);
    const token = await open(config.dataSecrets, sealedToken, tokenContext(id));
    const headers = { apikey: token, accept: "application/json", "content-type": "application/json" };
    return reachServer(this.env, server, {
      ...{ method: "POST", path: `${path}/${upstreamName}`, headers },
      ...{ body: JSON.stringify(body), limitMs },
    });
  }
}

/**
 * WhatsApp's media are asked for by the message's id: what they are decrypted with does not survive as JSON. Meta's are looked up
 * by what stands in the message itself, whose type servers before 2.3 want without its ending.
 */
function askableMessage({ integration }: LedgerInstance, { id, messageType, message }: MediaMessage): object {
  if (integration !== "WHATSAPP-BUSINESS") return { key: { id } };
  return { key: { id }, messageType: messageType.replace(/Message$/, ""), message };
}
