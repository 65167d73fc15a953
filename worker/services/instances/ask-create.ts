import type { LedgerInstance } from "../../../durable/tenant-ledger/messages";
import type { Mode } from "../../../lib/contract/tenant";
import { Problem } from "../../../lib/problem";
import { deriveWebhookSecret, upstreamWebhook } from "../../../lib/webhook-secret";
import { config } from "../../env";
import { askServer, type ServerDoor } from "../../evolution/admin";
import { CreateAnswer, type CreateBody, upstreamSettings } from "../../evolution/create-body";
import { showsInside } from "../../evolution/shows-inside";

interface Ask {
  owner: { tenantId: string; mode: Mode };
  body: CreateBody;
  instance: LedgerInstance;
  token: string;
  server: ServerDoor;
}

/** A refusal is certain: nothing was made. */
type Asked = { ok: true; made: CreateAnswer } | { ok: false; problem: Problem };

/** Has the upstream create the instance under our name, with our token and webhook. Throws where it is not known what it did. */
export async function askCreate(env: Env, { owner, body, instance, token, server }: Ask): Promise<Asked> {
  const request = {
    ...upstreamSettings(body),
    instanceName: instance.upstreamName,
    integration: instance.integration,
    token,
    webhook: await webhookOf(owner, instance),
  };
  const { status, body: answer } = await askServer(env, server, {
    method: "POST",
    path: "/instance/create",
    body: request,
  });
  if (status === 400) return { ok: false, problem: refusedCreate(upstreamMessages(answer, instance)) };
  const made = CreateAnswer.safeParse(answer);
  if (status === 201 && made.success) return { ok: true, made: made.data };
  throw new Problem("upstream_failed", "WhatsApp's server could not create the instance.", {
    cause: `answered ${status}`,
  });
}

/** The webhook that is ours: every event, with the secret of the instance's present key version. */
export async function webhookOf(
  { tenantId, mode }: { tenantId: string; mode: Mode },
  { id: instanceId, keyVersion }: Pick<LedgerInstance, "id" | "keyVersion">,
) {
  const owner = { tenantId, mode, instanceId };
  const secret = await deriveWebhookSecret(config.keySecrets, { ...owner, version: keyVersion });
  return upstreamWebhook({ ...owner, publicUrl: config.publicUrl, secret });
}

export const refusedCreate = (evolutionMessage: unknown[]) =>
  new Problem("invalid_request", "The request is not valid.", { evolutionMessage });

/** The upstream's own words, with the tenant's name for the instance, unless they tell of its inside. */
function upstreamMessages(answer: unknown, { name, upstreamName }: LedgerInstance): unknown[] {
  const message = (answer as { response?: { message?: unknown } } | undefined)?.response?.message;
  const text = JSON.stringify(message ?? null);
  if (!Array.isArray(message) || showsInside(400, text)) return ["The request was refused."];
  return JSON.parse(text.replaceAll(upstreamName, () => JSON.stringify(name).slice(1, -1)));
}
