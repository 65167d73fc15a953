export type { ClientOptions, ZapinClient } from "./client.ts";
export { createClient } from "./client.ts";
export { ZapinError } from "./error.ts";
export type { components, operations, paths } from "./openapi.ts";
