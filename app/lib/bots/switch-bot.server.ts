import { attempt } from "../api.server";
import { redirectWithToast } from "../flash.server";
import { nextPath } from "../next-path";
import type { ProblemData } from "../problem";
import { redirectWithProblem } from "../problem-toast.server";
import type { TenantIntent } from "../run-intent.server";
import { translator } from "../translator.server";
import { botApi } from "./bot-api.server";
import { botName } from "./bot-names";
import { botProblem, secondAllProblem } from "./bot-problem.server";

/** On or off, from the list or any tab of its own page: back to where it was pressed. */
export async function switchBot(intent: TenantIntent) {
  const { request } = intent;
  const form = await request.formData();
  const enabled = form.get("enabled") === "true";
  const to = nextPath(form.get("next"));
  const { routes, param } = botApi(intent);
  const result = await attempt(routes.$patch({ param, json: { enabled } }));
  if (!result.ok) return redirectWithProblem(request, to, await explain(intent, result.problem));
  const title = translator(request)(enabled ? "bots:switch.isOn" : "bots:switch.isOff", { name: botName(result.data) });
  return redirectWithToast(to, { tone: "good", title });
}

/** Newer servers give no reason; the usual one can be read from what the bot collides with. */
async function explain(intent: TenantIntent, problem: ProblemData): Promise<ProblemData> {
  if (problem.code !== "conflict") return problem;
  const { routes, param } = botApi(intent);
  const bot = await attempt(routes.$get({ param }));
  const isSecondAll = bot.ok && bot.data.conflicts.some(({ code }) => code === "second_all");
  return isSecondAll ? secondAllProblem(intent.request, problem) : botProblem(intent.request, problem);
}
