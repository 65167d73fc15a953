import type { TenantIntent } from "../run-intent.server";

/** The endpoint that a page is about, at the worker. */
export const endpointApi = ({ session: { api, tenantId }, params }: Pick<TenantIntent, "session" | "params">) => ({
  routes: api.tenants[":tenantId"].endpoints[":endpointId"],
  param: { tenantId, endpointId: params.id ?? "" },
  home: `/webhooks/${params.id}`,
});
