import { WorkerEntrypoint } from "cloudflare:workers";
import type { Mode } from "../lib/contract/tenant";

/** What ledgers call: nobody else can reach it. */
export class BotDoor extends WorkerEntrypoint<Env> {
  /** Switches a tenant's bots off at their servers, or those on again that this has switched off. False: ask again. */
  async switchBots(tenantId: string, mode: Mode, wanted: "off" | "on"): Promise<boolean> {
    const { switchBots } = await import("./services/bots/switch-bots");
    return switchBots(this.env, { tenantId, mode }, wanted);
  }
}
