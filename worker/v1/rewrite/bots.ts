import type { Call } from "../call";
import { rewriteBot, rewriteSettings } from "./bot-body";
import { BOT_KINDS, type BotKind } from "./bot-kinds";
import { hideStrangeBot } from "./own-ids";
import { partiesOf } from "./parties";
import {
  forgetDeleted,
  noteDeleting,
  rememberCreated,
  rememberListed,
  rememberSettings,
  rememberUpdated,
} from "./remember-bots";
import type { JsonObject, Rewrite, Rewrites } from "./rewrite";
import { showBots } from "./show";

type Remember = (call: Call, kind: BotKind, body: unknown) => Promise<void>;

/** The ten rows that every integration has. */
export const botRewrites: Rewrites = Object.fromEntries(BOT_KINDS.flatMap((kind) => Object.entries(rewritesOf(kind))));

function rewritesOf(kind: BotKind): Rewrites {
  const { name, idParam } = kind;
  const check = (call: Call) => hideStrangeBot(call, kind);
  const checkDelete = async (call: Call) => {
    await check(call);
    await noteDeleting(call, kind);
  };
  const request = (call: Call, body: JsonObject) => rewriteBot(call, kind, body);
  const shown = showing(kind);
  // Shown first: by what is forgotten an id is known.
  const forgetting: Rewrite["answer"] = async (call, { body }) => {
    const answer = await showBots(call, body);
    await forgetDeleted(call, kind);
    return answer;
  };
  return {
    [`POST /${name}/create/:instanceName`]: { request, answer: showing(kind, rememberCreated) },
    [`GET /${name}/find/:instanceName`]: { answer: showing(kind, rememberListed) },
    [`GET /${name}/fetch/:${idParam}/:instanceName`]: { check, answer: shown },
    [`PUT /${name}/update/:${idParam}/:instanceName`]: { check, request, answer: showing(kind, rememberUpdated) },
    [`DELETE /${name}/delete/:${idParam}/:instanceName`]: { check: checkDelete, answer: forgetting },
    [`POST /${name}/settings/:instanceName`]: {
      request: (call, body) => rewriteSettings(call, kind, body),
      answer: showing(kind, rememberSettings),
    },
    [`GET /${name}/fetchSettings/:instanceName`]: { answer: shown },
    [`POST /${name}/changeStatus/:instanceName`]: { request: pauseWhereShared, answer: shown },
    [`POST /${name}/ignoreJid/:instanceName`]: { answer: showing(kind, rememberSettings) },
    [`GET /${name}/fetchSessions/:${idParam}/:instanceName`]: { check, answer: shown },
  };
}

function showing(kind: BotKind, remember?: Remember): NonNullable<Rewrite["answer"]> {
  return async (call, { body }) => {
    await remember?.(call, kind, body);
    return showBots(call, body);
  };
}

/** Upstream, both end that contact's sessions on every instance of the server. `paused` does not; the answer says so. */
async function pauseWhereShared(call: Call, body: JsonObject): Promise<JsonObject> {
  const { server } = partiesOf(call).target.instance;
  const isShared = !server.dedicated && !server.sandbox;
  const isFarReaching = body.status === "closed" || body.status === "delete";
  return isShared && isFarReaching ? { ...body, status: "paused" } : body;
}
