import { created, ok } from "../../answer.ts";
import { badRequest } from "../../refusal.ts";
import { type Call, type Route, route } from "../../routing.ts";
import { complaints, text } from "../../schema.ts";
import { type Context, newId, runningInstance, timestamp } from "../../state.ts";

/** OpenAI credentials: stored and answered in clear, their names and keys unique over the whole server. */
export const credentialRoutes: Route[] = [
  route("POST /openai/creds/:instanceName", create),
  route("GET /openai/creds/:instanceName", find),
  route("DELETE /openai/creds/:openaiCredsId/:instanceName", remove),
  route("GET /openai/getModels/:instanceName", getModels),
];

function create(context: Context, { instance, body }: Call) {
  const wrong = complaints(body, { properties: { name: text, apiKey: text }, required: ["name", "apiKey"] });
  if (wrong.length > 0) throw badRequest(wrong);
  const { id: instanceId } = runningInstance(context, instance.instanceName, "id");
  const { name, apiKey } = body;
  const { credentials } = context.state;
  if (context.version === "2.3.6" && credentials.some((row) => row.apiKey === apiKey)) {
    throw badRequest("This API key is already registered. Please use a different API key.");
  }
  const taken = credentials.some((row) => row.apiKey === apiKey || row.name === name);
  if (taken) throw new Error("Error creating openai creds");
  const now = timestamp();
  const row = { id: newId(), name, apiKey, createdAt: now, updatedAt: now, instanceId };
  credentials.push(row);
  return created(row);
}

function find(context: Context, { instance }: Call) {
  const { id } = runningInstance(context, instance.instanceName, "id");
  const bots = context.state.bots.get("openai") ?? [];
  const own = context.state.credentials.filter(({ instanceId }) => instanceId === id);
  return ok(own.map((row) => ({ ...row, OpenaiAssistant: bots.filter((bot) => bot.openaiCredsId === row.id) })));
}

function remove(context: Context, { instance }: Call) {
  const { id: instanceId } = runningInstance(context, instance.instanceName, "id");
  const { credentials } = context.state;
  const at = credentials.findIndex((row) => row.id === instance.openaiCredsId && row.instanceId === instanceId);
  if (at === -1) throw new Error("Openai Creds not found");
  credentials.splice(at, 1);
  return ok({ openaiCreds: { id: instance.openaiCredsId } });
}

/** Asks OpenAI with any credential of the server whose id is known. */
function getModels(context: Context, { instance }: Call) {
  const { id } = runningInstance(context, instance.instanceName, "id");
  const settings = context.state.botSettings.get(`openai ${id}`);
  const chosen = context.version === "2.3.6" ? instance.openaiCredsId : undefined;
  const wanted = chosen ?? settings?.openaiCredsId;
  if (!context.state.credentials.some((row) => row.id === wanted)) throw new Error("Openai credentials not found");
  return ok(["gpt-4o", "gpt-4o-mini"].map((model) => ({ id: model, object: "model", owned_by: "openai" })));
}
