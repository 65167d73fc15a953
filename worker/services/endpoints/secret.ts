import type { EndpointPrivate } from "../../../durable/webhook-outbox/endpoint";
import { newEndpointSecret } from "../../../durable/webhook-outbox/endpoint";
import type { EndpointSecret, RollEndpointSecret } from "../../../lib/contract/endpoint";
import { audit } from "../audit/audit";
import type { TenantContext } from "../context";
import { changeEndpoint } from "./change-endpoint";
import { getEndpointRow } from "./get-endpoint";
import { openPrivate, sealPrivate } from "./private";

const HOUR_MS = 3_600_000;

/** The signing secret. That it was shown is in the audit log before it is. */
export async function revealSecret(ctx: TenantContext, id: string): Promise<EndpointSecret> {
  const row = await getEndpointRow(ctx, id);
  await audit(ctx, { action: "endpoint.reveal_secret", target: id });
  return show(await openPrivate(row));
}

/** A new secret. Until the overlap is over, deliveries carry a signature under each. */
export async function rollSecret(
  ctx: TenantContext,
  id: string,
  { overlapHours }: RollEndpointSecret,
): Promise<EndpointSecret> {
  const row = await getEndpointRow(ctx, id);
  const { headers, secret: old } = await openPrivate(row);
  const until = Date.now() + overlapHours * HOUR_MS;
  const previous = overlapHours > 0 ? { secret: old, until } : null;
  const values = { headers, secret: newEndpointSecret(), previous };
  const change = { sealed: await sealPrivate(row, values) };
  const told = { action: "endpoint.roll_secret", after: { overlapHours } };
  await changeEndpoint(ctx, row, { change, told });
  return show(values);
}

function show({ secret, previous }: EndpointPrivate): EndpointSecret {
  const isValid = previous !== null && previous.until > Date.now();
  return { secret, previous: isValid ? { ...previous, until: new Date(previous.until).toISOString() } : null };
}
