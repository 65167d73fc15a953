import { baileysRoutes } from "./handlers/baileys.ts";
import { botRoutes } from "./handlers/bots/bots.ts";
import { chatRoutes } from "./handlers/chat.ts";
import { findRoutes } from "./handlers/find.ts";
import { groupRoutes } from "./handlers/group.ts";
import { instanceRoutes } from "./handlers/instance.ts";
import { openRoutes } from "./handlers/open.ts";
import { sendRoutes } from "./handlers/send/send.ts";
import { settingsRoutes } from "./handlers/settings.ts";
import { transportRoutes } from "./handlers/transports.ts";
import { webhookRoutes } from "./handlers/webhook.ts";
import type { Route } from "./routing.ts";
import type { Version } from "./state.ts";

const ROUTES: readonly Route[] = [
  ...openRoutes,
  ...instanceRoutes,
  ...sendRoutes,
  ...chatRoutes,
  ...findRoutes,
  ...groupRoutes,
  ...settingsRoutes,
  ...webhookRoutes,
  ...transportRoutes,
  ...botRoutes,
  ...baileysRoutes,
];

export const routesOf = (version: Version): Route[] =>
  ROUTES.filter(({ since }) => since === "2.2.3" || since === version);
