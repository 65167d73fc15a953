import type { Call } from "../call";
import { templatesOf } from "./documents";
import { refuseBody } from "./parties";
import type { JsonObject, Rewrites } from "./rewrite";
import { ownNameOf, upstreamNameOf } from "./shared-name";
import { hideFields } from "./show";

export const templateRewrites: Rewrites = {
  "POST /template/create/:instanceName": {
    request: async (call, body) => {
      refuseWebhook(body);
      return typeof body.name === "string" && body.name !== "" ? prefixed(call, body.name, body) : body;
    },
    answer: async (call, { body }) => showTemplates(call, body),
  },
  "GET /template/find/:instanceName": { answer: async (call, { body }) => showTemplates(call, body) },
  "POST /message/sendTemplate/:instanceName": {
    request: async (call, body) => {
      refuseWebhook(body);
      return withUpstreamName(call, body);
    },
    answer: async (call, { body }) => withOwnNames(call, hideFields(body, HIDDEN)).shown,
  },
  "POST /template/edit/:instanceName": { answer: async (call, { body }) => withOwnNames(call, body).shown },
  "DELETE /template/delete/:instanceName": {
    request: withUpstreamName,
    answer: async (call, { sent, body }) => {
      // With Meta's id it was one language of several.
      if (typeof sent?.name === "string" && !sent.hsmId) await templatesOf(call).remove(ownNameOf(call, sent.name));
      return withOwnNames(call, body).shown;
    },
  },
};

const HIDDEN = ["webhookUrl"];

/** Templates that were made in Meta's own pages have no prefix. */
async function withUpstreamName(call: Call, body: JsonObject): Promise<JsonObject> {
  const { name } = body;
  const isOurs = typeof name === "string" && (await templatesOf(call).find(name)) !== undefined;
  return isOurs ? prefixed(call, name, body) : body;
}

const prefixed = (call: Call, name: string, body: JsonObject) => ({ ...body, name: upstreamNameOf(call, name) });

/** The upstream would call it itself, without our signature and past our rules; endpoints get the same events. */
function refuseWebhook({ webhookUrl }: JsonObject): void {
  if (webhookUrl === undefined || webhookUrl === null || webhookUrl === "") return;
  throw refuseBody("instance.webhookUrl is not supported: set a webhook on the instance instead");
}

/** Whatever is shown without its prefix is remembered, so that it can be sent by that name. */
async function showTemplates(call: Call, body: unknown): Promise<unknown> {
  const { shown, names } = withOwnNames(call, hideFields(body, HIDDEN));
  const known = new Set(names.size === 0 ? [] : (await templatesOf(call).list()).map(({ name }) => name));
  for (const name of names) if (!known.has(name)) await templatesOf(call).put(name, { name });
  return shown;
}

function withOwnNames(call: Call, body: unknown): { shown: unknown; names: ReadonlySet<string> } {
  const names = new Set<string>();
  if (body === undefined) return { shown: undefined, names };
  const shown: unknown = JSON.parse(JSON.stringify(body), (_key, value) => {
    const own = typeof value === "string" ? ownNameOf(call, value) : value;
    if (own !== value && value === upstreamNameOf(call, own)) names.add(own);
    return own;
  });
  return { shown, names };
}
