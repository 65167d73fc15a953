import type { WebhookEndpoint } from "../../../db/schema/webhook-endpoints";
import type { Endpoint, UpdateEndpoint } from "../../../lib/contract/endpoint";
import { Problem } from "../../../lib/problem";
import type { TenantContext } from "../context";
import { changeEndpoint } from "./change-endpoint";
import { checkHeaders, checkUrl } from "./checks";
import { checkInstances } from "./endpoint-objects";
import { getEndpointRow } from "./get-endpoint";
import { openPrivate, sealPrivate } from "./private";
import { showEndpoint } from "./show";

/** Changes what is named. Switching it on again also ends what we switched off. */
export async function updateEndpoint(
  ctx: TenantContext,
  id: string,
  { version, ...given }: UpdateEndpoint & { version?: number | undefined },
): Promise<Endpoint> {
  const row = await getEndpointRow(ctx, id);
  if (version !== undefined && version !== row.version) {
    throw new Problem("version_mismatch", "Somebody else has changed this endpoint meanwhile.");
  }
  await check(ctx, row, given);
  requireOwnHeaders(row, given);
  const { headers, instances, ...plain } = given;
  const change = {
    ...plain,
    ...(instances !== undefined && { instanceIds: instances }),
    ...(headers && (await newHeaders(row, headers))),
    ...(given.enabled && { disabledReason: null, disabledAt: null }),
  };
  const told = { action: "endpoint.update", before: named(showEndpoint(row), given), after: withoutValues(given) };
  return showEndpoint(await changeEndpoint(ctx, row, { change, told }));
}

async function check({ env, tenantId }: TenantContext, row: WebhookEndpoint, given: UpdateEndpoint): Promise<void> {
  if (given.url !== undefined) await checkUrl(given.url);
  if (given.instances === undefined) return;
  if (row.origin === "evolution") {
    const fields = { instances: ["an endpoint that webhook/set made hears the instance it was made for"] };
    throw new Problem("invalid_request", "The request is not valid.", { fields });
  }
  await checkInstances(env, { tenantId, mode: row.mode, instances: given.instances });
}

/**
 * Values of headers are never shown again, so they do not follow an endpoint to another host: whoever may change its address
 * could read them there.
 */
function requireOwnHeaders(row: WebhookEndpoint, { url, headers }: UpdateEndpoint): void {
  if (url === undefined || new URL(url).origin === new URL(row.url).origin) return;
  const kept = headers ? Object.keys(headers).filter((name) => headers[name] === null) : row.headerNames;
  if (kept.length === 0) return;
  const fields = { headers: kept.map((name) => `"${name}" was meant for another host: give its value again`) };
  throw new Problem("invalid_request", "The request is not valid.", { fields });
}

/** Null keeps a value, which the tenant cannot read to send it again. */
async function newHeaders(row: WebhookEndpoint, given: Record<string, string | null>) {
  const { headers: known, ...secrets } = await openPrivate(row);
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(given)) {
    const kept = value ?? (known && Object.hasOwn(known, name) ? known[name] : undefined);
    if (kept === undefined) {
      const fields = { headers: [`"${name}" has no value to keep`] };
      throw new Problem("invalid_request", "The request is not valid.", { fields });
    }
    headers[name] = kept;
  }
  const kept = Object.keys(given).filter((name) => given[name] === null);
  checkHeaders(headers, kept);
  return { sealed: await sealPrivate(row, { ...secrets, headers }), headerNames: Object.keys(headers) };
}

const named = (shown: Endpoint, given: UpdateEndpoint) =>
  Object.fromEntries(Object.entries(shown).filter(([field]) => field in given));

/** For the audit log: header names without their values. */
const withoutValues = ({ headers, ...given }: UpdateEndpoint) => ({
  ...given,
  ...(headers && { headers: Object.keys(headers) }),
});
