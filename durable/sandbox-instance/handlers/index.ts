import type { SandboxHandlers } from "../handler";
import { baileysHandlers } from "./baileys";
import { botHandlers } from "./bots";
import { brokerHandlers } from "./brokers";
import { businessHandlers } from "./business";
import { chatHandlers } from "./chat";
import { chatFindHandlers } from "./chat-find";
import { chatMessageHandlers } from "./chat-message";
import { chatwootHandlers } from "./chatwoot";
import { controlHandlers } from "./control";
import { groupHandlers } from "./group";
import { groupInviteHandlers } from "./group-invite";
import { groupMembersHandlers } from "./group-members";
import { instanceHandlers } from "./instance";
import { labelHandlers } from "./label";
import { messageHandlers } from "./message";
import { messageButtonsHandlers } from "./message-buttons";
import { messageMediaHandlers } from "./message-media";
import { openaiCredsHandlers } from "./openai-creds";
import { profileHandlers } from "./profile";
import { proxyHandlers } from "./proxy";
import { settingsHandlers } from "./settings";
import { storageHandlers } from "./storage";
import { templateHandlers } from "./template";
import { webhookHandlers } from "./webhook";

/** Every route of an instance that exists. Creating one is `create.ts`. */
export const handlers: SandboxHandlers = {
  ...instanceHandlers,
  ...messageHandlers,
  ...messageMediaHandlers,
  ...messageButtonsHandlers,
  ...chatHandlers,
  ...chatMessageHandlers,
  ...chatFindHandlers,
  ...profileHandlers,
  ...groupHandlers,
  ...groupMembersHandlers,
  ...groupInviteHandlers,
  ...labelHandlers,
  ...settingsHandlers,
  ...proxyHandlers,
  ...webhookHandlers,
  ...brokerHandlers,
  ...botHandlers,
  ...openaiCredsHandlers,
  ...chatwootHandlers,
  ...templateHandlers,
  ...businessHandlers,
  ...storageHandlers,
  ...baileysHandlers,
  ...controlHandlers,
};
