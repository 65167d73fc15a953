import * as z from "zod";
import { BotKind } from "../../../lib/contract/bot";
import { attempt } from "../api.server";
import { redirectWithToast } from "../flash.server";
import { readForm } from "../form.server";
import type { TenantIntent } from "../run-intent.server";
import { translator } from "../translator.server";
import { BotForm, toBot } from "./bot-form.server";
import { editorProblem } from "./bot-form-errors.server";

/** What was chosen before the editor, in the address. */
const Place = z.object({ instanceId: z.uuid(), kind: BotKind });
const Create = BotForm.extend({ enabled: z.boolean().default(false) });

export async function createBot({ request, session: { api, tenantId } }: TenantIntent) {
  const place = Place.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!place.success) throw new Response("No kind was chosen", { status: 400 });
  const form = await readForm(request, Create);
  if (!form.ok) return form.answer;
  const { enabled, ...fields } = form.value;
  const json = { ...toBot(fields), ...place.data, enabled };
  const made = await attempt(api.tenants[":tenantId"].bots.$post({ param: { tenantId }, json }));
  if (!made.ok) return form.refuse(editorProblem(request, made.problem));
  const title = translator(request)(enabled ? "bots:new.made" : "bots:new.madeOff");
  return redirectWithToast(`/bots/${made.data.id}`, { tone: "good", title });
}
