import { CreateEndpoint } from "../../../lib/contract/endpoint";
import { Problem } from "../../../lib/problem";
import type { TenantContext } from "../context";
import { createEndpoint } from "../endpoints/create-endpoint";
import type { FoundWebhook } from "./capture-upstream";

/** The webhook that an instance had becomes an endpoint of its tenant. What stands against it is said, and stops nothing. */
export async function adoptWebhook(
  ctx: TenantContext,
  instanceId: string,
  webhook: FoundWebhook | null,
): Promise<{ url: string | null; remarks: string[] }> {
  if (!webhook) return { url: null, remarks: [] };
  const { url, events, headers, webhookByEvents, webhookBase64 } = webhook;
  const wanted = CreateEndpoint.safeParse({
    mode: "live",
    url,
    description: "Webhook of before",
    instances: [instanceId],
    ...(events.length > 0 && { events }),
    headers: textsOf(headers ?? {}),
    byEvents: webhookByEvents ?? false,
    webhookBase64: webhookBase64 ?? false,
  });
  if (!wanted.success) return refused(url, "it does not fit an endpoint of ours");
  try {
    const { url: kept } = await createEndpoint(ctx, wanted.data);
    return {
      url: kept,
      remarks: ["Deliveries to its endpoint are signed from now on; the headers it was sent before stay."],
    };
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error;
    return refused(url, error.message);
  }
}

const refused = (url: string, reason: string) => ({
  url: null,
  remarks: [`Its webhook ${url} gets no events any more: ${reason}`],
});

/** Values are texts; `jwt_key` was never a header on 2.3 but a secret to sign with. */
const textsOf = (headers: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (name === "jwt_key" ? [] : [[name, String(value)]])),
  );
