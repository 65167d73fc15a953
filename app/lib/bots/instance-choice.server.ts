import * as z from "zod";
import { read } from "../api.server";
import { type InstanceChoice, listInstanceChoices } from "../own-instances.server";
import type { TenantSession } from "../session.server";

const Chosen = z.object({ instanceId: z.uuid().optional().catch(undefined) });

/** The numbers to choose from and the one in the address, else the first. A link may name one of the other mode. */
export async function readInstanceChoice(request: Request, session: TenantSession) {
  const { api, tenantId, mode } = session;
  const { instanceId } = Chosen.parse(Object.fromEntries(new URL(request.url).searchParams));
  const instances = await listInstanceChoices(session, mode);
  const known = instances.find(({ id }) => id === instanceId);
  if (known || instanceId === undefined) return { instances, chosen: known ?? instances[0] ?? null };
  const routes = api.tenants[":tenantId"].instances[":instanceId"];
  const { id, name } = await read(routes.$get({ param: { tenantId, instanceId } }));
  const chosen: InstanceChoice = { id, name };
  return { instances: [chosen, ...instances], chosen };
}
