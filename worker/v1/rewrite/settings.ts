import { keepSentSettings, recordKeptSettings } from "../../services/instances/kept-settings";
import type { Rewrites } from "./rewrite";

/** What a tenant sets is kept as well, so that a server which forgets it can be told again. */
export const settingsRewrites: Rewrites = {
  "POST /settings/set/:instanceName": {
    request: async (_call, body) => body,
    answer: async ({ env, ctx, caller, target }, { sent, body }) => {
      if (!caller || !target || !sent) return body;
      const owner = { tenantId: caller.grant.tenantId, mode: caller.grant.mode, id: target.instance.id };
      await keepSentSettings(env, owner, sent);
      ctx.waitUntil(recordKeptSettings(env, owner));
      return body;
    },
  },
};
