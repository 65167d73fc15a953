import { createInstance } from "./create-instance";
import { deleteInstance } from "./delete-instance";
import { fetchInstances } from "./fetch-instances";
import type { OwnedRoutes } from "./owned";
import { showSandboxHelp } from "./sandbox-help";
import { verifyCredentials } from "./verify-credentials";

/** Every row whose policy is `own`. */
export const OWNED: OwnedRoutes = {
  "POST /instance/create": createInstance,
  "DELETE /instance/delete/:instanceName": deleteInstance,
  "GET /instance/fetchInstances": fetchInstances,
  "POST /verify-creds": verifyCredentials,
  "GET /sandbox/help": showSandboxHelp,
};
