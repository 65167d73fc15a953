import { botRewrites } from "./bots";
import { chatwootRewrites } from "./chatwoot";
import { findMessagesRewrites } from "./find-messages";
import { messageContentRewrites } from "./message-content";
import { openaiCredsRewrites } from "./openai-creds";
import { proxyRewrites } from "./proxy";
import type { Rewrites } from "./rewrite";
import { settingsRewrites } from "./settings";
import { templateRewrites } from "./templates";
import { typebotStartRewrites } from "./typebot-start";

/** Rows that change on the way. A row that is not here is forwarded as it is. */
export const REWRITES: Rewrites = {
  ...botRewrites,
  ...typebotStartRewrites,
  ...openaiCredsRewrites,
  ...proxyRewrites,
  ...templateRewrites,
  ...chatwootRewrites,
  ...findMessagesRewrites,
  ...messageContentRewrites,
  ...settingsRewrites,
};
