import { join } from "node:path";
import * as z from "zod";
import type { CorePlan } from "./cores.ts";
import { listeningPort } from "./listening-port.ts";
import { startChild } from "./processes.ts";

export interface Upstream {
  url: string;
  /** How many sends have reached it. */
  sends(): Promise<number>;
  /** Where the instance that was created last wants its events. */
  lastWebhook(): Promise<RegisteredWebhook>;
  /** The address that the bot which was made last is to call. */
  lastBot(): Promise<string>;
}

const RegisteredWebhook = z.object({
  instance: z.string(),
  url: z.string(),
  headers: z.record(z.string(), z.string()),
});
export type RegisteredWebhook = z.output<typeof RegisteredWebhook>;

const Sends = z.object({ sends: z.number() });

export async function startUpstream(folder: string, cores: CorePlan): Promise<Upstream> {
  const program = join(import.meta.dirname, "upstream.ts");
  const child = startChild(process.execPath, [program], { cores: cores.upstream, log: join(folder, "upstream.log") });
  const url = `http://127.0.0.1:${await listeningPort(child)}`;
  return {
    url,
    lastWebhook: async () =>
      RegisteredWebhook.parse(
        z
          .array(z.unknown())
          .parse(await (await fetch(`${url}/bench/webhooks`)).json())
          .at(-1),
      ),
    lastBot: async () =>
      z
        .array(z.string())
        .min(1)
        .parse(await (await fetch(`${url}/bench/bots`)).json())
        .at(-1) ?? "",
    sends: async () => Sends.parse(await (await fetch(`${url}/bench/sends`)).json()).sends,
  };
}
