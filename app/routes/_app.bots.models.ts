import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import * as z from "zod";
import { attempt } from "../lib/api.server";
import { requireTenant } from "../lib/session.server";

const Asked = z.object({ instanceId: z.uuid(), credentialsId: z.string().max(100) });

/** The models that a key may use, for the editor's list. OpenAI may refuse or be silent: the name can be typed all the same. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<{ models: string[] | null }> {
  const { api, tenantId } = await requireTenant(request, context);
  const asked = Asked.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return { models: null };
  const { instanceId, credentialsId } = asked.data;
  const routes = api.tenants[":tenantId"].instances[":instanceId"].openai.models;
  const query = credentialsId ? { credentialsId } : {};
  const answer = await attempt(routes.$get({ param: { tenantId, instanceId }, query }));
  return { models: answer.ok ? answer.data.items.map(({ id }) => id).sort() : null };
}
