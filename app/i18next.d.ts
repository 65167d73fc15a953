import "i18next";
import type analytics from "./locales/en/analytics.json";
import type audit from "./locales/en/audit.json";
import type auth from "./locales/en/auth.json";
import type billing from "./locales/en/billing.json";
import type bots from "./locales/en/bots.json";
import type botWork from "./locales/en/botWork.json";
import type common from "./locales/en/common.json";
import type instances from "./locales/en/instances.json";
import type keys from "./locales/en/keys.json";
import type kit from "./locales/en/kit.json";
import type logs from "./locales/en/logs.json";
import type operator from "./locales/en/operator.json";
import type overview from "./locales/en/overview.json";
import type pacing from "./locales/en/pacing.json";
import type sandbox from "./locales/en/sandbox.json";
import type settings from "./locales/en/settings.json";
import type team from "./locales/en/team.json";
import type webhooks from "./locales/en/webhooks.json";

// A key that does not exist is a compile error.
declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    resources: {
      analytics: typeof analytics;
      audit: typeof audit;
      auth: typeof auth;
      billing: typeof billing;
      bots: typeof bots;
      botWork: typeof botWork;
      common: typeof common;
      instances: typeof instances;
      keys: typeof keys;
      kit: typeof kit;
      logs: typeof logs;
      operator: typeof operator;
      overview: typeof overview;
      pacing: typeof pacing;
      sandbox: typeof sandbox;
      settings: typeof settings;
      team: typeof team;
      webhooks: typeof webhooks;
    };
  }
}
