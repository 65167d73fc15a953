import * as z from "zod";
import { attempt } from "../api.server";
import { redirectWithToast } from "../flash.server";
import { readForm } from "../form.server";
import type { TenantIntent } from "../run-intent.server";
import { translator } from "../translator.server";
import { botApi } from "./bot-api.server";
import { botProblem } from "./bot-problem.server";
import { addressOf } from "./contacts";

const Start = z.object({
  contact: z.string().trim().min(1).max(60),
  variableName: z.array(z.string().trim().max(100).default("")).default([]),
  variableValue: z.array(z.string().max(4_000).default("")).default([]),
});

/** Typebot's flow, begun with somebody who has not written. A row without a name is no variable. */
export async function startFlow(intent: TenantIntent) {
  const { request } = intent;
  const form = await readForm(request, Start);
  if (!form.ok) return form.answer;
  const { contact, variableName, variableValue } = form.value;
  const t = translator(request);
  if (!addressOf(contact)) return form.refuse(wrongContact(t("bots:wrong.contact")));
  const rows = variableName.map((name, index): [string, string] => [name, variableValue[index] ?? ""]);
  const variables = Object.fromEntries(rows.filter(([name]) => name !== ""));
  const { routes, param, home } = botApi(intent);
  const result = await attempt(routes.start.$post({ param, json: { contact, variables } }));
  if (!result.ok) return form.refuse(botProblem(request, result.problem));
  return redirectWithToast(home, { tone: "good", title: t("bots:start.started") });
}

const wrongContact = (words: string) => ({
  ...{ code: "invalid_request", status: 400, detail: words, requestId: "" },
  errors: { contact: [words] },
});
