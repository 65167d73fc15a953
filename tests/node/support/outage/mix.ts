import { type Caller, RECIPIENT } from "./caller.ts";
import type { Ask } from "./client.ts";

/** One kind of call out of a tenant's day. */
export interface MixedCall {
  name: string;
  ask(caller: Caller): Omit<Ask, "gateway">;
}

const FORGED_KEY = "zpn_live_0123456789abcdefghijklmnopqrstuvwxyz0123456789";

const get = (key: string, path: string) => ({ key, method: "GET", path: `/v1${path}` }) as const;
const post = (key: string, path: string, body: object) => ({ key, method: "POST", path: `/v1${path}`, body }) as const;

export const sendText: MixedCall = {
  name: "sendText",
  ask: ({ key, instance }) => post(key, `/message/sendText/${instance}`, { number: RECIPIENT, text: "Halo" }),
};

export const connectionState: MixedCall = {
  name: "connectionState",
  ask: ({ key, instance }) => get(key, `/instance/connectionState/${instance}`),
};

export const unknownInstance: MixedCall = {
  name: "an unknown instance",
  ask: ({ key }) => get(key, "/instance/connectionState/nobody"),
};

/** Accepted and refused calls: sent on, answered by the gateway itself, and stopped at each of its steps. */
export const MIX: readonly MixedCall[] = [
  sendText,
  connectionState,
  unknownInstance,
  {
    name: "findMessages",
    ask: ({ key, instance, messageId }) =>
      post(key, `/chat/findMessages/${instance}`, { where: { key: { id: messageId } } }),
  },
  { name: "fetchInstances", ask: ({ key }) => get(key, "/instance/fetchInstances") },
  { name: "webhook/find", ask: ({ key, instance }) => get(key, `/webhook/find/${instance}`) },
  { name: "settings/find", ask: ({ key, instance }) => get(key, `/settings/find/${instance}`) },
  { name: "a send without a number", ask: ({ key, instance }) => post(key, `/message/sendText/${instance}`, {}) },
  { name: "an unknown route", ask: ({ key, instance }) => post(key, `/message/sendNothing/${instance}`, {}) },
  { name: "a denied route", ask: ({ key, instance }) => post(key, `/baileys/sendNode/${instance}`, {}) },
  { name: "a forged key", ask: ({ instance }) => get(FORGED_KEY, `/instance/connectionState/${instance}`) },
];
