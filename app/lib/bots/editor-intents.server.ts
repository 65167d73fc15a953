import * as z from "zod";
import { attempt } from "../api.server";
import { redirectWithToast } from "../flash.server";
import { readForm } from "../form.server";
import { redirectWithProblem } from "../problem-toast.server";
import type { TenantIntent } from "../run-intent.server";
import { translator } from "../translator.server";
import { botApi } from "./bot-api.server";
import { BotForm, toBot } from "./bot-form.server";
import { editorProblem } from "./bot-form-errors.server";
import { botName } from "./bot-names";
import { botProblem } from "./bot-problem.server";

const Edited = BotForm.extend({ version: z.number().int() });

/**
 * What was emptied is told from what was never there, so the bot is read before. What somebody else has changed meanwhile is not
 * written over.
 */
export async function updateBot(intent: TenantIntent) {
  const { request } = intent;
  const form = await readForm(request, Edited);
  if (!form.ok) return form.answer;
  const { routes, param, home } = botApi(intent);
  const before = await attempt(routes.$get({ param }));
  if (!before.ok) return form.refuse(before.problem);
  const { version, ...typed } = form.value;
  const headers = { "if-match": `"${version}"` };
  const result = await attempt(routes.$patch({ param, json: toBot(typed, before.data) }, { headers }));
  if (!result.ok) return form.refuse(editorProblem(request, result.problem));
  return redirectWithToast(home, { tone: "good", title: translator(request)("bots:form.saved") });
}

/** The name was typed in the dialog, and is compared here with the bot's own. */
export async function deleteBot(intent: TenantIntent) {
  const { request } = intent;
  const form = await request.formData();
  const { routes, param, home } = botApi(intent);
  const bot = await attempt(routes.$get({ param }));
  if (!bot.ok) return redirectWithProblem(request, "/bots", bot.problem);
  const t = translator(request);
  if (form.get("confirm") !== botName(bot.data))
    return redirectWithToast(home, { tone: "bad", title: t("bots:danger.wrongName") });
  const headers = { "if-match": `"${form.get("version")}"` };
  const result = await attempt(routes.$delete({ param }, { headers }));
  if (!result.ok) return redirectWithProblem(request, home, botProblem(request, result.problem));
  return redirectWithToast("/bots", { tone: "good", title: t("bots:danger.done", { name: botName(bot.data) }) });
}
