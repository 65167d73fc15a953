import { botSettings, clearSettingsColumn } from "../bots/bot-settings";
import { deleteBot, listBots } from "../bots/bots";
import { openai } from "../bots/kinds";
import type { SandboxAnswer, SandboxCall, SandboxHandlers, SandboxWorld } from "../handler";
import { newRow, type Row } from "../rows";
import { type BodySchema, badRequest, bodyMessages, refused, serverError } from "../validation";

interface Credentials extends Row {
  name: string;
  apiKey: string;
}

const schema: BodySchema = {
  properties: { name: "string", apiKey: "string" },
  required: ["name", "apiKey"],
  notEmpty: ["name", "apiKey"],
};

/** A few of the models OpenAI lists, with their real dates: `[id, created, owned_by]`. */
const models = [
  ["gpt-4o", 1_715_367_049, "system"],
  ["gpt-4o-mini", 1_721_172_741, "system"],
  ["gpt-4.1", 1_744_316_542, "system"],
  ["gpt-4.1-mini", 1_744_318_173, "system"],
  ["gpt-3.5-turbo", 1_677_610_602, "openai"],
  ["whisper-1", 1_677_532_384, "openai-internal"],
] as const;

export const openaiCredsHandlers: SandboxHandlers = {
  "POST /openai/creds/:instanceName": createCredentials,

  "GET /openai/creds/:instanceName": (world) => ({
    status: 200,
    body: listCredentials(world).map((row) => ({ ...row, OpenaiAssistant: botsWith(world, row.id) })),
  }),

  "DELETE /openai/creds/:openaiCredsId/:instanceName": (world, { params, ...call }) => {
    const id = params.openaiCredsId ?? "";
    if (!world.documents.remove("openaiCreds", id)) return serverError("Openai Creds not found");
    for (const bot of botsWith(world, id)) {
      deleteBot(world, openai, { ...call, params: { [openai.idParam]: bot.id } });
    }
    clearSettingsColumn(world, openai, "openaiCredsId", id);
    return { status: 200, body: { openaiCreds: { id } } };
  },

  "GET /openai/getModels/:instanceName": (world, call) => {
    const refusal = modelsRefusal(world, call);
    if (refusal) return serverError(refusal);
    const body = models.map(([id, created, owner]) => ({ id, object: "model", created, owned_by: owner }));
    return { status: 200, body };
  },
};

const listCredentials = (world: SandboxWorld) => world.documents.list<Credentials>("openaiCreds");

const botsWith = (world: SandboxWorld, credentialsId: string) =>
  listBots(world, openai).filter((bot) => bot.openaiCredsId === credentialsId);

function createCredentials(world: SandboxWorld, { body }: SandboxCall): SandboxAnswer {
  const messages = bodyMessages(body, schema);
  if (messages.length > 0) return badRequest(messages);
  const { name, apiKey } = body;
  const rows = listCredentials(world);
  if (rows.some((row) => row.apiKey === apiKey)) {
    return refused("This API key is already registered. Please use a different API key.");
  }
  if (rows.some((row) => row.name === name)) {
    return refused("This credential name is already in use. Please choose a different name.");
  }
  const row = newRow(world, { name, apiKey });
  world.documents.put("openaiCreds", row.id, row);
  return { status: 201, body: row };
}

/** The models are those of the credentials in the query, or else of the integration's settings. */
function modelsRefusal(world: SandboxWorld, { query }: SandboxCall): string | undefined {
  const { openaiCredsId } = query;
  if (openaiCredsId) {
    const known = world.documents.get("openaiCreds", openaiCredsId) !== undefined;
    return known ? undefined : "OpenAI credentials not found for the provided ID";
  }
  const settings = botSettings(world, openai);
  if (!settings) return "Settings not found";
  if (settings.openaiCredsId) return undefined;
  return "OpenAI credentials not found. Please create credentials and associate them with the settings.";
}
