import { BAILEYS } from "./baileys";
import { BOTS } from "./bots";
import { BROKERS } from "./brokers";
import { BUSINESS } from "./business";
import { CALL } from "./call";
import { CHAT } from "./chat";
import { CHATWOOT } from "./chatwoot";
import { GROUP } from "./group";
import { INSTANCE } from "./instance";
import { LABEL } from "./label";
import { MESSAGE } from "./message";
import { PACED } from "./paced";
import { PROXY } from "./proxy";
import { ROOT } from "./root";
import type { Route } from "./route";
import { SANDBOX } from "./sandbox";
import { SETTINGS } from "./settings";
import { STORAGE } from "./storage";
import { TEMPLATE } from "./template";
import { WEBHOOK } from "./webhook";

/** Everything `/v1` knows: Evolution 2.2.3 to 2.3.7, three aliases, queues of paced numbers, the sandbox's controls. What is not here is never forwarded. */
export const ROUTES: readonly Route[] = [
  ...ROOT,
  ...INSTANCE,
  ...MESSAGE,
  ...CHAT,
  ...GROUP,
  ...LABEL,
  ...CALL,
  ...BUSINESS,
  ...TEMPLATE,
  ...SETTINGS,
  ...PROXY,
  ...WEBHOOK,
  ...BROKERS,
  ...BOTS,
  ...CHATWOOT,
  ...STORAGE,
  ...BAILEYS,
  ...PACED,
  ...SANDBOX,
];

const NAMES: ReadonlyMap<Route, string> = new Map(ROUTES.map((route) => [route, `${route.method} ${route.path}`]));

/** A row's name in logs and bills. Put together once: every call is counted under one. */
export const rowName = (route: Route) => NAMES.get(route) ?? `${route.method} ${route.path}`;
