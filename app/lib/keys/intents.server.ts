import * as z from "zod";
import { CreateApiKey, type MintedApiKey } from "../../../lib/contract/api-key";
import { Mode, type Scope } from "../../../lib/contract/tenant";
import { isIpRange } from "../../../lib/ip-ranges";
import { attempt } from "../api.server";
import { redirectWithToast } from "../flash.server";
import { readForm } from "../form.server";
import type { ProblemData } from "../problem";
import { redirectWithProblem } from "../problem-toast.server";
import type { TenantIntent } from "../run-intent.server";
import { translator } from "../translator.server";
import { endOfDay } from "../zone-day";

/** A key that was made just now: the one time its text is shown. */
export interface Made {
  minted: MintedApiKey;
  mode: Mode;
  mayRead: boolean;
  /** Until when the key that it replaces works; undefined where it replaces none. */
  graceEnds?: string | null;
}

const Lines = z.string().max(4_000).default("");

const Create = z.object({
  name: CreateApiKey.shape.name,
  mode: Mode,
  scopes: z.array(z.enum(["read", "send", "manage"])).min(1),
  liveInstances: z.array(z.uuid()).default([]),
  testInstances: z.array(z.uuid()).default([]),
  expires: z.iso.date().optional(),
  ips: Lines,
});

export async function createKey({ request, session }: TenantIntent) {
  const form = await readForm(request, Create);
  if (!form.ok) return form.answer;
  const { name, mode, scopes, expires, ...given } = form.value;
  const ips = given.ips
    .split(/[\n,]+/)
    .map((ip) => ip.trim())
    .filter(Boolean);
  const wrong = ips.filter((ip) => !isIpRange(ip));
  if (wrong.length > 0) {
    const message = translator(request)("keys:create.ipsWrong", { values: wrong.join(", ") });
    return form.refuse({ code: "invalid_request", status: 400, detail: "", requestId: "", errors: { ips: [message] } });
  }
  const chosen = mode === "live" ? given.liveInstances : given.testInstances;
  const json = {
    name,
    mode,
    scopes,
    instances: chosen.length > 0 ? chosen : null,
    allowedIps: ips.length > 0 ? ips : null,
    expiresAt: expires ? endOfDay(expires, session.tenant.timeZone).toISOString() : null,
  };
  const { api, tenantId } = session;
  const made = await attempt(api.tenants[":tenantId"].keys.$post({ param: { tenantId }, json }));
  if (!made.ok) return form.refuse(atOurFields(made.problem, mode));
  return { made: { minted: made.data, mode, mayRead: scopes.includes("read") } satisfies Made };
}

/** The worker's fields as this form calls them. */
function atOurFields(problem: ProblemData, mode: Mode): ProblemData {
  const errors = Object.entries(problem.errors ?? {}).map(([field, messages]): [string, string[]] => {
    const [head = ""] = field.split(/[.[]/);
    const names: Record<string, string> = { expiresAt: "expires", allowedIps: "ips", instances: `${mode}Instances` };
    return [names[head] ?? head, messages];
  });
  return { ...problem, errors: Object.fromEntries(errors) };
}

const Roll = z.object({ keyId: z.uuid(), grace: z.coerce.number().int().min(0).max(604_800) });

/** A new key with the rights of an old one. */
export async function rollKey({ request, session }: TenantIntent) {
  const form = await readForm(request, Roll);
  if (!form.ok) return form.answer;
  const { keyId, grace } = form.value;
  const { api, tenantId } = session;
  const key = api.tenants[":tenantId"].keys[":keyId"];
  const param = { tenantId, keyId };
  const rolled = await attempt(key.roll.$post({ param, json: { graceSeconds: grace } }));
  if (!rolled.ok) return form.refuse(rolled.problem);
  const old = await attempt(key.$get({ param }));
  const scopes: readonly Scope[] = old.ok ? old.data.scopes : ["read"];
  const graceEnds = grace > 0 ? new Date(Date.now() + grace * 1_000).toISOString() : null;
  const made: Made = { minted: rolled.data, mode: session.mode, mayRead: scopes.includes("read"), graceEnds };
  return { made };
}

const Revoke = z.object({ keyId: z.uuid() });

export async function revokeKey({ request, session }: TenantIntent) {
  const form = await readForm(request, Revoke);
  if (!form.ok) return form.answer;
  const { api, tenantId } = session;
  const param = { tenantId, keyId: form.value.keyId };
  const result = await attempt(api.tenants[":tenantId"].keys[":keyId"].$delete({ param }));
  if (!result.ok) return redirectWithProblem(request, "/keys", result.problem);
  return redirectWithToast("/keys", { tone: "good", title: translator(request)("keys:revoke.done") });
}
