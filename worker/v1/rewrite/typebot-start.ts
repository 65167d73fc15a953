import type { Call } from "../call";
import { flowIn } from "./bot-body";
import { findRelay, openRelay, relayUrl } from "./relays";
import type { JsonObject, Rewrites } from "./rewrite";
import { showBots } from "./show";

/** With `startSession` the upstream looks for a bot with this address and flow, and makes one if there is none. */
export const typebotStartRewrites: Rewrites = {
  "POST /typebot/start/:instanceName": {
    request: startThroughRelay,
    answer: (call, { body }) => showBots(call, body),
  },
};

async function startThroughRelay(call: Call, body: JsonObject): Promise<JsonObject> {
  const { url } = body;
  if (typeof url !== "string" || url === "") return body;
  const target = { bot: "typebot", url, flow: flowIn(body) } as const;
  const bound = await findRelay(call, target);
  const { reference } = bound?.botId ? bound : await openRelay(call, target);
  return { ...body, url: await relayUrl(call, reference) };
}
