import { badRequest, refusal, unauthorized } from "./refusal.ts";
import type { Call, Route } from "./routing.ts";
import type { Context, State } from "./state.ts";

/**
 * Evolution's guards in Evolution's order: the name must exist (404), must not be taken (403), and only then the key (401).
 * The first two look for a piece of text anywhere in the URL, query string included.
 */
export function guard(context: Context, route: Route, call: Call): void {
  if (route.access === "open") return;
  if (route.access === "guarded") {
    mustExist(context.state, call);
    mustBeFree(context.state, call);
  }
  mustHoldKey(context, call);
}

function mustExist(state: State, { url, instance }: Call): void {
  if (url.includes("/instance/create") || url.includes("/instance/fetchInstances")) return;
  if (!instance.instanceName) throw badRequest('"instanceName" not provided.');
  if (exists(state, instance.instanceName)) return;
  throw refusal(404, [`The "${instance.instanceName}" instance does not exist`]);
}

function mustBeFree(state: State, { url, body }: Call): void {
  if (!url.includes("/instance/create")) return;
  const { instanceName } = body;
  // A database asked for an undefined name returns every row.
  const taken = instanceName === undefined ? state.instances.size > 0 : exists(state, instanceName);
  if (taken) throw refusal(403, [`This name "${instanceName}" is already in use.`]);
}

/** Members of Object.prototype count as existing: the running instances are kept in a plain object. */
function exists(state: State, name: unknown): boolean {
  return state.instances.has(String(name)) || String(name) in {};
}

function mustHoldKey({ globalKey, state }: Context, { apikey, url, instance }: Call): void {
  if (apikey === undefined || apikey === "") throw unauthorized();
  if (apikey === globalKey) return;
  const { instanceName } = instance;
  if (instanceName) {
    if (state.instances.get(String(instanceName))?.token === apikey) return;
    throw unauthorized();
  }
  const listing = url.includes("/instance/fetchInstances");
  if (listing && [...state.instances.values()].some(({ token }) => token === apikey)) return;
  throw unauthorized();
}
