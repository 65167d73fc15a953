import type { TenantIntent } from "../run-intent.server";

/** The bot that a page is about, at the worker. */
export const botApi = ({ session: { api, tenantId }, params }: Pick<TenantIntent, "session" | "params">) => ({
  routes: api.tenants[":tenantId"].bots[":botId"],
  param: { tenantId, botId: params.id ?? "" },
  home: `/bots/${params.id}`,
});
