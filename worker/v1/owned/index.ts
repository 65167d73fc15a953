import { createInstance } from "./create-instance";
import { deleteInstance } from "./delete-instance";
import { fetchInstances } from "./fetch-instances";
import type { OwnedRoutes } from "./owned";
import { cancelPaced, clearPaced, findPaced, listPaced } from "./paced";
import { findPusher, setPusher } from "./pusher";
import { showSandboxHelp } from "./sandbox-help";
import { verifyCredentials } from "./verify-credentials";
import { findWebhook, setWebhook } from "./webhook";
import { findWebsocket, setWebsocket } from "./websocket";

/** Every row whose policy is `own`. */
export const OWNED: OwnedRoutes = {
  "POST /instance/create": createInstance,
  "DELETE /instance/delete/:instanceName": deleteInstance,
  "GET /instance/fetchInstances": fetchInstances,
  "POST /verify-creds": verifyCredentials,
  "POST /webhook/set/:instanceName": setWebhook,
  "GET /webhook/find/:instanceName": findWebhook,
  "POST /websocket/set/:instanceName": setWebsocket,
  "GET /websocket/find/:instanceName": findWebsocket,
  "POST /pusher/set/:instanceName": setPusher,
  "GET /pusher/find/:instanceName": findPusher,
  "GET /paced/list/:instanceName": listPaced,
  "GET /paced/find/:instanceName/:pacedId": findPaced,
  "DELETE /paced/cancel/:instanceName/:pacedId": cancelPaced,
  "DELETE /paced/clear/:instanceName": clearPaced,
  "GET /sandbox/help": showSandboxHelp,
};
