import { created, ok } from "../answer.ts";
import { pick } from "../fields.ts";
import { badRequest } from "../refusal.ts";
import { type Call, type Route, route } from "../routing.ts";
import { complaints, flag, oneOf, type Schema, text } from "../schema.ts";
import { type Context, newId, runningInstance, timestamp } from "../state.ts";

export const settingsRoutes: Route[] = [
  route("POST /settings/set/:instanceName", setSettings),
  route("GET /settings/find/:instanceName", findSettings),
  route("POST /proxy/set/:instanceName", setProxy),
  route("GET /proxy/find/:instanceName", findProxy),
];

const SETTINGS: Schema = {
  properties: {
    rejectCall: flag,
    msgCall: text,
    groupsIgnore: flag,
    alwaysOnline: flag,
    readMessages: flag,
    readStatus: flag,
    syncFullHistory: flag,
    wavoipToken: text,
  },
  required: ["rejectCall", "groupsIgnore", "alwaysOnline", "readMessages", "readStatus", "syncFullHistory"],
};

const FIELDS = Object.keys(SETTINGS.properties);

function setSettings(context: Context, { instance, body }: Call) {
  const wrong = complaints(body, SETTINGS);
  if (wrong.length > 0) throw badRequest(wrong);
  const { name, settings } = runningInstance(context, instance.instanceName, "setSettings");
  Object.assign(settings, pick(body, FIELDS), { updatedAt: timestamp() });
  return created({ settings: { instanceName: name, settings: body } });
}

function findSettings(context: Context, { instance }: Call) {
  const found = context.state.instances.get(String(instance.instanceName));
  return ok(found ? pick(found.settings, FIELDS) : null);
}

const PROXY: Schema = {
  properties: { enabled: flag, host: text, port: text, protocol: text, username: text, password: text },
  required: ["enabled", "host", "port", "protocol"],
};
const PROTOCOLS = oneOf("http", "socks").enum ?? [];

function setProxy(context: Context, { instance, body }: Call) {
  const wrong = complaints(body, PROXY);
  if (wrong.length > 0) throw badRequest(wrong);
  const target = runningInstance(context, instance.instanceName, "setProxy");
  // The real server tries the proxy against a public address; here its spelling decides.
  const usable = PROTOCOLS.includes(String(body.protocol)) && /^\d+$/.test(String(body.port)) && body.host !== "";
  if (body.enabled && !usable) throw badRequest("Invalid proxy");
  const proxy = body.enabled ? body : { enabled: false, host: "", port: "", protocol: "", username: "", password: "" };
  const now = timestamp();
  target.proxy = { id: newId(), createdAt: now, ...target.proxy, ...proxy, updatedAt: now, instanceId: target.id };
  return created({ proxy: { instanceName: target.name, proxy } });
}

function findProxy(context: Context, { instance }: Call) {
  return ok(runningInstance(context, instance.instanceName, "findProxy").proxy);
}
