import type { InjectMessage, SandboxDisconnection } from "../../../lib/contract/sandbox";
import { Problem } from "../../../lib/problem";
import type { TenantContext } from "../context";
import { callSuccessfully } from "../instances/call-gateway";
import { getOwnInstance } from "../instances/find-own";
import { readPhone } from "../instances/read-phone";

/** A message arrives on the simulated phone. Problems: `conflict` while it is not connected. */
export async function injectMessage(ctx: TenantContext, id: string, given: InjectMessage): Promise<void> {
  const { from, ...message } = given;
  const number = await readPhone(ctx, { number: from }).catch(nameField);
  await drive(ctx, id, { control: "inbound", body: { ...message, from: number } });
}

/** The simulated phone scans the code. Problems: `conflict` when none is shown. */
export const scanCode = (ctx: TenantContext, id: string) => drive(ctx, id, { control: "scan" });

/** The connection ends. Problems: `conflict` while it is not connected. */
export const forceDisconnect = (ctx: TenantContext, id: string, reason: SandboxDisconnection) =>
  drive(ctx, id, { control: "disconnect", body: { reason } });

interface Command {
  control: "inbound" | "scan" | "disconnect";
  body?: object;
}

async function drive(ctx: TenantContext, id: string, { control, body }: Command): Promise<void> {
  const { row, instance } = await getOwnInstance(ctx, id);
  if (row.mode !== "test") throw new Problem("conflict", "This is a real number. Only simulated ones can be driven.");
  const call = { method: "POST", route: `/sandbox/${control}`, body } as const;
  await callSuccessfully(ctx.env, { ...row, instance }, call);
}

/** What is wrong with a number is said at the field of this form. */
function nameField(error: unknown): never {
  if (!(error instanceof Problem) || !error.details.fields?.number) throw error;
  throw new Problem(error.code, error.message, { fields: { from: error.details.fields.number } });
}
