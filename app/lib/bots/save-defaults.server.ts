import * as z from "zod";
import { BotKind } from "../../../lib/contract/bot";
import { attempt } from "../api.server";
import { redirectWithToast } from "../flash.server";
import { readForm } from "../form.server";
import type { TenantIntent } from "../run-intent.server";
import { translator } from "../translator.server";
import { BehaviourForm } from "./bot-form.server";
import { editorProblem } from "./bot-form-errors.server";
import { ignoredAddresses } from "./contacts";

const Defaults = BehaviourForm.extend({
  instanceId: z.uuid(),
  kind: BotKind,
  version: z.number().int(),
  ignored: z.string().max(60_000).default(""),
  ignoreGroups: z.boolean().default(false),
  fallbackId: z.string().max(100).optional(),
  openaiCredsId: z.string().max(100).optional(),
});

/** What new bots of a kind begin with, whom all of them ignore, and who answers where none is meant. */
export async function saveDefaults({ request, session: { api, tenantId } }: TenantIntent) {
  const form = await readForm(request, Defaults);
  if (!form.ok) return form.answer;
  const { instanceId, kind, version, ignored, ignoreGroups, ...settings } = form.value;
  const t = translator(request);
  const ignoreJids = ignoredAddresses(ignored, ignoreGroups);
  if (!ignoreJids) return form.refuse(wrongLine(t("bots:wrong.ignored")));
  const routes = api.tenants[":tenantId"].instances[":instanceId"].bots[":kind"].settings;
  const param = { tenantId, instanceId, kind };
  const headers = { "if-match": `"${version}"` };
  // A choice of none is not posted.
  const json = { ...settings, fallbackId: settings.fallbackId ?? null, ignoreJids };
  const result = await attempt(routes.$patch({ param, json }, { headers }));
  if (!result.ok) return form.refuse(editorProblem(request, result.problem));
  const to = `/bots/defaults?instanceId=${instanceId}&kind=${kind}`;
  return redirectWithToast(to, { tone: "good", title: t("bots:defaults.saved") });
}

const wrongLine = (words: string) => ({
  ...{ code: "invalid_request", status: 400, detail: words, requestId: "" },
  errors: { ignored: [words] },
});
