import * as z from "zod";
import type { LedgerInstance } from "../../../durable/tenant-ledger/messages";
import { Problem } from "../../../lib/problem";
import { open } from "../../../lib/seal";
import { tokenContext } from "../../../lib/seal-contexts";
import { config } from "../../env";
import { upstreamFetch } from "../../evolution/upstream-fetch";
import { sandboxFetch } from "../../sandbox";

const ASK_MS = 15_000;
const Rows = z.array(z.looseObject({ number: z.string().nullish() }));

/** Meta's id of the number of an instance, as its server has it. */
export async function readPhoneNumberId(
  env: Env,
  { id, upstreamName, sealedToken, server }: LedgerInstance,
): Promise<string> {
  const apikey = await open(config.dataSecrets, sealedToken, tokenContext(id));
  const path = `/instance/fetchInstances?instanceName=${encodeURIComponent(upstreamName)}`;
  const init = { headers: { apikey, accept: "application/json" } };
  const asked = server.sandbox
    ? sandboxFetch(env, new Request(`https://sandbox.invalid${path}`, init))
    : upstreamFetch(server.url + path, {
        ...init,
        redirect: "manual",
        signal: AbortSignal.timeout(ASK_MS * config.timeScale),
      });
  const rows = await asked.then(readRows).catch((cause: unknown) => {
    throw new Problem("upstream_failed", "WhatsApp's server did not say which number this is. Try again.", { cause });
  });
  const number = rows[0]?.number;
  if (number) return number;
  throw new Problem("conflict", "The instance has no number of Meta's yet.");
}

async function readRows(response: Response): Promise<z.output<typeof Rows>> {
  if (!response.ok) throw new Error(`answered ${response.status}`);
  return Rows.parse(await response.json());
}
