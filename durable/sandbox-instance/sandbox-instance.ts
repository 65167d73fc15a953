import { DurableObject } from "cloudflare:workers";
export class SandboxInstance extends DurableObject<Env> {}
