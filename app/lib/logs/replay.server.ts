import * as z from "zod";
import { attempt } from "../api.server";
import { readForm } from "../form.server";
import type { TenantIntent } from "../run-intent.server";
import { translator } from "../translator.server";

const Replay = z.object({
  requestId: z.uuid(),
  body: z.string().max(100_000).default(""),
  confirm: z.boolean().default(false),
});

/** A call once more, and what came back. What it carries is typed anew: contents of calls are not kept. */
export async function replayCall({ request, session: { api, tenantId } }: TenantIntent) {
  const form = await readForm(request, Replay);
  if (!form.ok) return form.answer;
  const t = translator(request);
  const { requestId, confirm } = form.value;
  const body = parseBody(form.value.body);
  if (body === undefined) return form.refuse(wrong({ body: [t("logs:replay.notJson")] }));
  const route = api.tenants[":tenantId"].requests[":requestId"].replay;
  const result = await attempt(route.$post({ param: { tenantId, requestId }, json: { body, confirm } }));
  if (result.ok) return { replayed: result.data };
  const isUnconfirmed = result.problem.errors?.confirm !== undefined;
  return form.refuse(isUnconfirmed ? wrong({ confirm: [t("logs:replay.unconfirmed")] }) : result.problem);
}

const JsonObject = z.record(z.string(), z.unknown());

/** Undefined where it is no JSON object. */
function parseBody(text: string): Record<string, unknown> | null | undefined {
  if (text.trim() === "") return null;
  try {
    return JsonObject.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

const wrong = (errors: Record<string, string[]>) => ({
  code: "invalid_request",
  status: 400,
  detail: "",
  requestId: "",
  errors,
});
