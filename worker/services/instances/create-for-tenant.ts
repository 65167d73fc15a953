import { findByCreateKey } from "../../../db/queries/instances";
import { getTenant } from "../../../db/queries/tenants";
import type { CreateInstance, Instance } from "../../../lib/contract/instance";
import { Problem } from "../../../lib/problem";
import type { CreateBody } from "../../evolution/create-body";
import type { TenantContext } from "../context";
import { chargeCreate } from "./charge-create";
import { createInstance } from "./create-instance";
import { getInstance } from "./list-instances";
import { readPhone } from "./read-phone";
import { requirePublicLinks } from "./require-public-links";

/**
 * A new instance, made and paid for as on `/v1`. With an `Idempotency-Key`, the same create again answers what it has made.
 * Problems: `name_taken`, `limit_reached`, `quota_exceeded`, `request_in_flight`, `idempotency_mismatch`, `unavailable`.
 */
export async function createForTenant(
  ctx: TenantContext,
  { createKey, ...given }: CreateInstance & { createKey?: string | undefined },
): Promise<Instance> {
  const { db, env, tenantId, actor } = ctx;
  const mode = actor.key?.mode ?? given.mode;
  const before = createKey === undefined ? undefined : await findRepeated(ctx, createKey, { ...given, mode });
  if (before) return getInstance(ctx, before);

  const { status } = await getTenant(db, tenantId);
  const body = await toBody(ctx, given);
  const keyId = actor.kind === "key" ? actor.id : tenantId;
  const { instance } = await chargeCreate(env, { tenantId, mode, status, keyId }, () =>
    createInstance(env, { tenantId, mode, actor, body, recorded: true, ...(createKey && { createKey }) }),
  );
  return getInstance(ctx, instance.id);
}

/** The id of what an earlier create with this key has made. */
async function findRepeated(
  { db, tenantId }: TenantContext,
  createKey: string,
  { name, mode, integration }: CreateInstance,
): Promise<string | undefined> {
  const row = await findByCreateKey(db, tenantId, createKey);
  if (!row) return undefined;
  if (row.name !== name || row.mode !== mode || row.integration !== integration) {
    throw new Problem("idempotency_mismatch", "This Idempotency-Key was used for another create.");
  }
  if (row.state === "creating") {
    throw new Problem("request_in_flight", "This create is being made right now.", { retryAfter: 5 });
  }
  if (row.deletedAt) throw new Problem("conflict", "What this Idempotency-Key has made was deleted since.");
  return row.id;
}

async function toBody(ctx: TenantContext, given: CreateInstance): Promise<CreateBody> {
  const { name, integration, settings, meta, number, country } = given;
  requirePublicLinks(settings);
  return {
    instanceName: name,
    integration,
    ...settings,
    ...(number !== undefined && { number: await readPhone(ctx, { number, country }) }),
    // Evolution keeps the id of the phone number in `number`, and Meta's token as the instance's own.
    ...(meta && { token: meta.accessToken, number: meta.phoneNumberId, businessId: meta.businessId }),
  };
}
