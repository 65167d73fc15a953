import type { Change } from "../audit/audit";
import { audit } from "../audit/audit";
import type { TenantContext } from "../context";
import { callSuccessfully, type GatewayCall } from "./call-gateway";
import { getOwnInstance } from "./find-own";

/** What can be done to a running instance, each as the call of `/v1` that does it, and counted as that. */
export const restartInstance = (ctx: TenantContext, id: string) =>
  act(ctx, id, { method: "POST", route: "/instance/restart" }, "instance.restart");

export const logoutInstance = (ctx: TenantContext, id: string) =>
  act(ctx, id, { method: "DELETE", route: "/instance/logout" }, "instance.logout");

/** Whether contacts see the number as online. Problems: `conflict` while it is not connected. */
export async function setPresence(ctx: TenantContext, id: string, presence: string): Promise<void> {
  const { row, instance } = await getOwnInstance(ctx, id);
  const call = { method: "POST", route: "/instance/setPresence", body: { presence } } as const;
  await callSuccessfully(ctx.env, { ...row, instance }, call);
}

async function act(ctx: TenantContext, id: string, call: GatewayCall, action: Change["action"]): Promise<void> {
  const { row, instance } = await getOwnInstance(ctx, id);
  await callSuccessfully(ctx.env, { ...row, instance }, call);
  await audit(ctx, { action, target: id, after: { name: row.name } });
}
