import * as z from "zod";
import * as contract from "../../lib/contract/bot";
import { changeIgnored, getBotSettings, updateBotSettings } from "../services/bots/bot-settings";
import { createCredentials, deleteCredentials, listCredentials, listModels } from "../services/bots/openai-credentials";
import { defineRoute, jsonAnswer, jsonBody } from "./define-route";
import { expectedVersion, versioned } from "./etag";
import { InstanceParams } from "./instance-params";
import { newApi } from "./new-api";

const path = "/tenants/{tenantId}/instances/{instanceId}";
const tags = ["Bots"];
const KindParams = InstanceParams.extend({ kind: contract.BotKind });
const CredentialsParams = InstanceParams.extend({ credentialsId: z.string().regex(/^[\w-]{10,40}$/) });

const readSettings = defineRoute({
  method: "get",
  path: `${path}/bots/{kind}/settings`,
  access: "viewer",
  tags,
  summary: "Read what an instance's bots of one kind begin with",
  request: { params: KindParams },
  responses: {
    200: jsonAnswer(contract.BotSettingsAnswer, "The settings, and the bot that answers where no trigger fits."),
  },
});

const changeSettings = defineRoute({
  method: "patch",
  path: `${path}/bots/{kind}/settings`,
  access: "developer",
  tags,
  summary: "Change them",
  request: { params: KindParams, body: jsonBody(contract.UpdateBotSettings) },
  responses: { 200: jsonAnswer(contract.BotSettingsAnswer, "The settings as they are now.") },
});

const ignore = defineRoute({
  method: "post",
  path: `${path}/bots/{kind}/ignored`,
  access: "developer",
  tags,
  summary: "Ignore a contact, or no longer",
  request: { params: KindParams, body: jsonBody(contract.ChangeIgnored) },
  responses: { 200: jsonAnswer(contract.Ignored, "Whom bots of this kind never answer.") },
});

const credentialList = defineRoute({
  method: "get",
  path: `${path}/openai/credentials`,
  access: "viewer",
  tags,
  summary: "List OpenAI credentials",
  request: { params: InstanceParams },
  responses: { 200: jsonAnswer(z.object({ items: z.array(contract.OpenaiCredentials) }), "Without their keys.") },
});

const credentialCreate = defineRoute({
  method: "post",
  path: `${path}/openai/credentials`,
  access: "developer",
  tags,
  summary: "Add OpenAI credentials",
  request: { params: InstanceParams, body: jsonBody(contract.CreateOpenaiCredentials) },
  responses: { 201: jsonAnswer(contract.OpenaiCredentials, "The credentials. Their key is never shown again.") },
});

const credentialDelete = defineRoute({
  method: "delete",
  path: `${path}/openai/credentials/{credentialsId}`,
  access: "developer",
  tags,
  summary: "Delete OpenAI credentials, with the bots that use them",
  request: { params: CredentialsParams },
  responses: { 204: { description: "They are gone." } },
});

const models = defineRoute({
  method: "get",
  path: `${path}/openai/models`,
  access: "viewer",
  tags,
  summary: "List the models that a key may use",
  request: { params: InstanceParams, query: contract.ModelQuery },
  responses: { 200: jsonAnswer(contract.OpenaiModels, "As OpenAI names them.") },
});

/** What an instance's bots have in common. */
export const botSettings = newApi()
  .openapi(readSettings, async (c) => {
    const found = await getBotSettings(c.var, c.req.valid("param"));
    return c.json(found, 200, versioned(found));
  })
  .openapi(changeSettings, async (c) => {
    const change = c.req.valid("json");
    const version = expectedVersion(c, Number.MAX_SAFE_INTEGER);
    const changed = await updateBotSettings(c.var, c.req.valid("param"), { change, version });
    return c.json(changed, 200, versioned(changed));
  })
  .openapi(ignore, async (c) => {
    const change = c.req.valid("json");
    const version = expectedVersion(c, Number.MAX_SAFE_INTEGER);
    const { ignoreJids, ...after } = await changeIgnored(c.var, c.req.valid("param"), { change, version });
    return c.json({ ignoreJids }, 200, versioned(after));
  })
  .openapi(credentialList, async (c) => c.json(await listCredentials(c.var, c.req.valid("param").instanceId), 200))
  .openapi(credentialCreate, async (c) =>
    c.json(await createCredentials(c.var, c.req.valid("param").instanceId, c.req.valid("json")), 201),
  )
  .openapi(credentialDelete, async (c) => {
    const { instanceId, credentialsId } = c.req.valid("param");
    await deleteCredentials(c.var, instanceId, credentialsId);
    return c.body(null, 204);
  })
  .openapi(models, async (c) => {
    const { credentialsId } = c.req.valid("query");
    return c.json(await listModels(c.var, c.req.valid("param").instanceId, credentialsId), 200);
  });
