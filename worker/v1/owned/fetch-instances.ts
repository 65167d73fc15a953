import * as z from "zod";
import type { LedgerInstance } from "../../../durable/tenant-ledger/messages";
import { Problem } from "../../../lib/problem";
import { open } from "../../../lib/seal";
import { tokenContext } from "../../../lib/seal-contexts";
import { config } from "../../env";
import { upstreamFetch } from "../../evolution/upstream-fetch";
import { sandboxFetch } from "../../sandbox";
import type { Answer } from "../answer";
import type { Caller, Target } from "../cache";
import { type Call, fromLedger, ledgerOf } from "../call";
import { goOut, sawAnswer, sawFailure, sawSilence } from "../reachable";
import { replacementsFor, scrubText } from "../scrub";
import { isTimeout } from "../time-limit";
import { answerJson } from "./owned";
import { showKey } from "./show-key";

/** Evolution's row of an instance; what we rewrite is named, the rest passes. */
const Row = z.looseObject({
  number: z.string().nullish(),
  ownerJid: z.string().nullish(),
  Proxy: z.looseObject({}).nullish(),
  Chatwoot: z.looseObject({}).nullish(),
});
type Row = z.output<typeof Row>;

/** A Worker may have six connections open at once. */
const AT_ONCE = 6;
const FETCH_MS = 15_000;

/** GET /instance/fetchInstances: the tenant's own, each asked for with its own token, never the server's list. */
export async function fetchInstances(call: Call): Promise<Answer> {
  const { caller, resolved } = call;
  if (!caller || !resolved) throw new Problem("internal", "Something went wrong on our side.");
  const query = new URLSearchParams(resolved.query);
  const wanted = await findWanted(call, caller, query);
  const rows: Row[] = [];
  for (let start = 0; start < wanted.length; start += AT_ONCE) {
    const group = wanted.slice(start, start + AT_ONCE);
    const found = await Promise.all(group.map((instance) => fetchRow(call, caller, instance)));
    rows.push(...found.filter((row) => row !== undefined));
  }
  const named = given(query, "instanceName") ?? given(query, "instanceId");
  if (named !== null && rows.length === 0) throw notFound(named);
  const number = given(query, "number");
  const shown =
    number === null ? rows : rows.filter((row) => row.number === number || row.ownerJid?.startsWith(`${number}@`));
  if (number !== null && shown.length === 0) throw notFound(number);
  return answerJson(200, shown);
}

async function findWanted(call: Call, caller: Caller, query: URLSearchParams): Promise<LedgerInstance[]> {
  const allowed = caller.grant.instances;
  const all = await fromLedger(ledgerOf(call, caller).listInstances());
  const visible = all.filter(({ id, state }) => state === "ready" && (!allowed || allowed.includes(id)));
  const [name, id] = [given(query, "instanceName"), given(query, "instanceId")];
  const wanted = visible.filter(
    (one) => (name === null || one.name === name) && (id === null || one.upstreamId === id),
  );
  if (wanted.length === 0 && (name ?? id) !== null) throw notFound(name ?? id ?? "");
  return wanted;
}

/** Upstream a parameter without a value is none. */
const given = (query: URLSearchParams, name: string) => query.get(name) || null;

const notFound = (asked: string) =>
  new Problem("not_found", "No such instance.", { evolutionMessage: [`Instance "${asked}" not found`] });

/** Undefined for one that its server has lost: it is missing in the list, as upstream, and the others are there. */
async function fetchRow(call: Call, caller: Caller, instance: LedgerInstance): Promise<Row | undefined> {
  const token = await open(config.dataSecrets, instance.sealedToken, tokenContext(instance.id));
  const text = await askUpstream(call, instance, token);
  if (text === undefined) return undefined;
  const [row] = readRows(scrubText(text, replacementsFor({ instance, token })));
  if (!row) throw unusable("answered no row");
  return publicRow(caller, instance, row);
}

/** What is no list of rows is the server's fault, not ours. */
function readRows(text: string): Row[] {
  try {
    return z.array(Row).parse(JSON.parse(text));
  } catch (cause) {
    throw unusable(cause);
  }
}

async function askUpstream(call: Call, instance: LedgerInstance, token: string): Promise<string | undefined> {
  const path = `/instance/fetchInstances?instanceName=${encodeURIComponent(instance.upstreamName)}`;
  const init = { headers: { apikey: token, accept: "application/json" } };
  const response = await (instance.server.sandbox
    ? sandboxFetch(call.env, new Request(`https://sandbox.invalid${path}`, init))
    : askServer({ instance, token }, path, init));
  // 404: it is not in the server's memory. 401: no instance there has this token.
  if (response.status === 404 || response.status === 401) {
    await response.body?.cancel();
    console.warn({
      event: "instance_not_listed",
      requestId: call.id,
      instanceId: instance.id,
      status: response.status,
    });
    return undefined;
  }
  if (response.status !== 200) throw unusable(`answered ${response.status}`);
  return response.text().catch((cause: unknown) => {
    throw unusable(cause);
  });
}

/** A server that is known to be sick holds up no list. */
async function askServer(target: Target, path: string, init: RequestInit): Promise<Response> {
  const outgoing = await goOut(target, Date.now());
  const signal = AbortSignal.timeout(FETCH_MS);
  try {
    const response = await upstreamFetch(target.instance.server.url + path, { ...init, redirect: "manual", signal });
    sawAnswer(outgoing, response);
    return response;
  } catch (cause) {
    (isTimeout(cause) ? sawSilence : sawFailure)(outgoing);
    throw unusable(cause);
  }
}

const unusable = (cause: unknown) =>
  new Problem("upstream_failed", "WhatsApp's server gave no usable answer.", { cause });

/** `token` is a key of ours with the caller's own rights: Evolution Manager uses it for every call. */
async function publicRow(caller: Caller, instance: LedgerInstance, row: Row): Promise<Row> {
  return {
    ...row,
    name: instance.name,
    token: await showKey(caller, instance),
    clientName: "zapin",
    Proxy: row.Proxy && { ...row.Proxy, password: null },
    Chatwoot: row.Chatwoot && { ...row.Chatwoot, token: null },
  };
}
