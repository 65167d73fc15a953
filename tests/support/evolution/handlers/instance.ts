import { type Answer, created, ok } from "../answer.ts";
import { emit } from "../events.ts";
import { asText } from "../fields.ts";
import { badRequest, refusal, unauthorized } from "../refusal.ts";
import { type Call, type Route, route } from "../routing.ts";
import { complaints, oneOf } from "../schema.ts";
import { type Context, type Instance, runningInstance } from "../state.ts";
import { closeConnection, startPairing } from "./connection.ts";
import { createInstance } from "./create-instance.ts";
import { instanceRow } from "./rows.ts";

export const instanceRoutes: Route[] = [
  route("POST /instance/create", createInstance),
  route("POST /instance/restart/:instanceName", restart),
  route("GET /instance/connect/:instanceName", connect),
  route("GET /instance/connectionState/:instanceName", connectionState),
  route("GET /instance/fetchInstances", fetchInstances),
  route("POST /instance/setPresence/:instanceName", setPresence),
  route("DELETE /instance/logout/:instanceName", logout),
  route("DELETE /instance/delete/:instanceName", deleteInstance),
];

/** How connect and restart tell that something went wrong. */
const SWALLOWED_ERROR = ok({ error: true, message: "[object Object]" });
const PAIRING_STARTS_MS = 2000;

const stateOf = ({ name, state }: Instance): Answer => ok({ instance: { instanceName: name, state } });

async function connect(context: Context, { instance }: Call) {
  const target = context.state.instances.get(String(instance.instanceName));
  if (!target) return SWALLOWED_ERROR;
  if (target.state === "open") return stateOf(target);
  if (target.state === "connecting") return ok(target.qr);
  await startPairing(context, target, asText(instance.number));
  await context.wait(PAIRING_STARTS_MS);
  return ok(target.qr ?? { count: 0 });
}

function restart(context: Context, { instance }: Call) {
  const target = context.state.instances.get(String(instance.instanceName));
  if (!target || target.state === "close") return SWALLOWED_ERROR;
  return target.state === "open" ? stateOf(target) : ok(target.qr);
}

/** An instance that does not run has no state; the answer is 200 all the same. */
function connectionState(context: Context, { instance }: Call) {
  const instanceName = String(instance.instanceName);
  return ok({ instance: { instanceName, state: context.state.instances.get(instanceName)?.state } });
}

/** With the global key every instance of the server; with a token every instance that has it, since tokens are not unique. */
function fetchInstances(context: Context, { instance, apikey }: Call) {
  const all = [...context.state.instances.values()];
  const { instanceName, instanceId, number } = instance;
  const named = (row: Instance) => !instanceName || row.name === String(instanceName);
  const rows = (found: Instance[]) => ok(found.map((row) => instanceRow(context.version, row)));
  if (apikey !== context.globalKey) {
    const own = all.filter((row) => row.token === apikey && named(row) && (!instanceId || row.id === instanceId));
    if (own.length === 0) throw unauthorized();
    return rows(own);
  }
  const wanted = instanceId || number;
  const found = wanted ? all.filter(({ id, number: own }) => id === instanceId || own === number) : all.filter(named);
  const asked = wanted ? (number ?? instanceId) : instanceName;
  if (asked && found.length === 0) throw refusal(404, [`Instance "${asked}" not found`]);
  return rows(found);
}

const PRESENCE = oneOf("unavailable", "available", "composing", "recording", "paused");

function setPresence(context: Context, { instance, body }: Call) {
  const wrong = complaints(body, { properties: { presence: PRESENCE }, required: ["presence"] });
  if (wrong.length > 0) throw badRequest(wrong);
  if (context.state.instances.get(String(instance.instanceName))?.state !== "open") {
    throw badRequest("TypeError: Cannot read properties of undefined (reading 'sendPresenceUpdate')");
  }
  return created({ presence: body.presence });
}

/** Answered before the logout has happened. */
function logout(context: Context, { instance }: Call) {
  const target = runningInstance(context, instance.instanceName, "connectionStatus");
  if (target.state === "close") throw badRequest(`The "${target.name}" instance is not connected`);
  context.background(closeConnection(context, target, 401));
  return ok({ status: "SUCCESS", error: false, response: { message: "Instance logged out" } });
}

/** Answered at once; the name lives on until a subscribed REMOVE_INSTANCE webhook has had all its attempts. */
function deleteInstance(context: Context, { instance }: Call) {
  const target = runningInstance(context, instance.instanceName, "connectionStatus");
  context.background(remove(context, target));
  return ok({ status: "SUCCESS", error: false, response: { message: "Instance deleted" } });
}

async function remove(context: Context, target: Instance): Promise<void> {
  const { webhook, name, id } = target;
  const closing = target.state === "close" ? Promise.resolve() : closeConnection(context, target, 401);
  const waits = webhook?.enabled && webhook.events.includes("REMOVE_INSTANCE");
  if (waits) {
    await closing;
    await emit(context, target, { event: "remove.instance", data: null });
  }
  forget(context, target);
  await closing;
  await emit(context, target, { event: "instance.delete", data: { instanceName: name, instanceId: id } });
}

function forget({ state }: Context, { name, id }: Instance): void {
  state.instances.delete(name);
  const others = <Row extends { instanceId?: unknown }>(rows: Row[]) => rows.filter((row) => row.instanceId !== id);
  for (const [integration, bots] of state.bots) state.bots.set(integration, others(bots));
  state.sessions = others(state.sessions);
  state.credentials = others(state.credentials);
}
