import * as z from "zod";
import { TestTrigger } from "../../../lib/contract/bot";
import { attempt } from "../api.server";
import { readForm } from "../form.server";
import type { TenantSession } from "../session.server";
import { botName } from "./bot-names";
import type { Tested } from "./tested";

const Asked = z.object({ instanceId: z.uuid(), text: TestTrigger.shape.text, contact: TestTrigger.shape.contact });

/** Which of a number's bots a text would start, each by its name. Nothing is sent. */
export async function testTrigger(request: Request, { api, tenantId }: TenantSession) {
  const form = await readForm(request, Asked);
  if (!form.ok) return form.answer;
  const { instanceId, ...json } = form.value;
  const routes = api.tenants[":tenantId"];
  const [verdicts, bots] = await Promise.all([
    attempt(routes.instances[":instanceId"].bots["trigger-test"].$post({ param: { tenantId, instanceId }, json })),
    attempt(routes.bots.$get({ param: { tenantId }, query: { instanceId, limit: "100" } })),
  ]);
  if (!verdicts.ok) return form.refuse(verdicts.problem);
  const known = new Map(bots.ok ? bots.data.items.map((bot) => [bot.id, botName(bot)]) : []);
  const items = verdicts.data.items.map((verdict) => ({ ...verdict, name: known.get(verdict.botId) ?? "" }));
  return { tested: { text: json.text, items } satisfies Tested };
}
