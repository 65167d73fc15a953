import { DurableObject } from "cloudflare:workers";

/** Its only name: there is one for the whole platform. */
export const DIRECTORY_NAME = "servers";

/**
 * One for the platform: the hosts of all Evolution servers, which nobody may be sent to. It answers without Postgres; those
 * who ask keep the answer for a while, and the cron trigger says the whole list again.
 */
export class ServerDirectory extends DurableObject<Env> {
  /** Replaces the list. */
  async put(hosts: readonly string[]): Promise<void> {
    await this.ctx.storage.put(KEY, [...new Set(hosts)]);
  }

  async hosts(): Promise<readonly string[]> {
    return (await this.ctx.storage.get<string[]>(KEY)) ?? [];
  }
}

const KEY = "hosts";
