import * as z from "zod";
import { AdoptInstance, RegisterServer, SERVER_TROUBLES, UpdateServer } from "../../../lib/contract/server";
import { attempt } from "../api.server";
import { redirectWithToast } from "../flash.server";
import { readForm } from "../form.server";
import type { ProblemData } from "../problem";
import { redirectWithProblem } from "../problem-toast.server";
import { translator } from "../translator.server";
import { backWith, type OperatorIntent } from "./run-operator-intent.server";

const list = "/operator/servers";
const pageOf = ({ params }: OperatorIntent) => `${list}/${params.id ?? ""}`;

/** Fields of a form are text, and an empty one is none. */
const Capacity = z.coerce.number().int().min(1).max(100_000);
const DedicatedTo = z
  .uuid()
  .optional()
  .transform((id) => id ?? null);

/** The worker says in English what is wrong with a server; its words are known, so they can be said in any language. */
function inOurWords(request: Request, problem: ProblemData): ProblemData {
  const t = translator(request);
  const say = (text: string) => {
    const known = Object.entries(SERVER_TROUBLES).find(([, words]) => words === text)?.[0];
    return known ? t(`operator:troubles.${known as keyof typeof SERVER_TROUBLES}`) : text;
  };
  const errors = Object.entries(problem.errors ?? {}).map(([field, texts]) => [field, texts.map(say)]);
  return { ...problem, detail: say(problem.detail), errors: Object.fromEntries(errors) };
}

const Register = RegisterServer.extend({ capacity: Capacity, dedicatedTo: DedicatedTo });

export async function registerServer({ request, api }: OperatorIntent) {
  const form = await readForm(request, Register);
  if (!form.ok) return form.answer;
  const made = await attempt(api.operator.servers.$post({ json: form.value }));
  if (!made.ok) return form.refuse(inOurWords(request, made.problem));
  const title = translator(request)("operator:servers.added");
  return redirectWithToast(`${list}/${made.data.id}`, { tone: "good", title });
}

const Update = UpdateServer.pick({ name: true, region: true, key: true }).extend({
  capacity: Capacity,
  dedicatedTo: DedicatedTo,
  version: z.string(),
});

export async function updateServer(intent: OperatorIntent) {
  const { request, api, params } = intent;
  const form = await readForm(request, Update);
  if (!form.ok) return form.answer;
  const { version, ...json } = form.value;
  const saved = await attempt(
    api.operator.servers[":serverId"].$patch(
      { param: { serverId: params.id ?? "" }, json },
      { headers: { "if-match": `"${version}"` } },
    ),
  );
  if (!saved.ok) return form.refuse(inOurWords(request, saved.problem));
  return backWith(request, pageOf(intent), saved);
}

const Toggle = z.object({ field: z.enum(["enabled", "draining"]), to: z.enum(["true", "false"]) });

/** In use or not; taking new instances or not. */
export async function toggleServer(intent: OperatorIntent) {
  const { request, api, params } = intent;
  const form = await readForm(request, Toggle);
  if (!form.ok) return form.answer;
  const json = { [form.value.field]: form.value.to === "true" };
  const param = { serverId: params.id ?? "" };
  return backWith(request, pageOf(intent), await attempt(api.operator.servers[":serverId"].$patch({ param, json })));
}

export async function checkServer(intent: OperatorIntent) {
  const { request, api, params } = intent;
  const param = { serverId: params.id ?? "" };
  const checked = await attempt(api.operator.servers[":serverId"].check.$post({ param }));
  if (!checked.ok) return redirectWithProblem(request, pageOf(intent), checked.problem);
  const title = translator(request)("operator:servers.checked");
  return redirectWithToast(pageOf(intent), { tone: "good", title });
}

const Delete = z.object({ confirm: z.string() });

/** Only who types its name means it. */
export async function deleteServer(intent: OperatorIntent) {
  const { request, api, params } = intent;
  const form = await readForm(request, Delete);
  if (!form.ok) return form.answer;
  const param = { serverId: params.id ?? "" };
  const server = await attempt(api.operator.servers[":serverId"].$get({ param }));
  if (!server.ok) return redirectWithProblem(request, list, server.problem);
  if (server.data.name !== form.value.confirm) throw new Response("Not confirmed", { status: 400 });
  const gone = await attempt(api.operator.servers[":serverId"].$delete({ param }));
  return backWith(request, gone.ok ? list : pageOf(intent), gone);
}

export async function adoptInstance(intent: OperatorIntent) {
  const { request, api, params } = intent;
  const form = await readForm(request, AdoptInstance);
  if (!form.ok) return form.answer;
  const param = { serverId: params.id ?? "" };
  const adopted = await attempt(api.operator.servers[":serverId"].adopt.$post({ param, json: form.value }));
  if (!adopted.ok) return form.refuse(adopted.problem);
  return { adopted: adopted.data };
}
