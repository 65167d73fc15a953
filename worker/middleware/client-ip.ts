import type { HonoRequest } from "hono";
import type { AppEnv } from "../env";

/** The parts of Hono's context that say where a request comes from. */
export interface Origin {
  env: AppEnv["Bindings"];
  req: HonoRequest;
}

/** Where the person or program is: as the dashboard's door states it, else as the platform does. */
export const clientIp = ({ env, req }: Origin): string | null =>
  env.via ? env.via.ip : (req.header("cf-connecting-ip") ?? null);
