import type { HonoRequest } from "hono";
import type { AppEnv } from "../env";

/** Where the dashboard states the browser's address. Believed on its own entrypoint only. */
export const CLIENT_IP_HEADER = "x-zapin-client-ip";

/** The parts of Hono's context that say where a request comes from. */
export interface Origin {
  env: AppEnv["Bindings"];
  req: HonoRequest;
}

/** Where the person or program is: as the dashboard's door states it, else as the platform does. */
export const clientIp = ({ env, req }: Origin): string | null =>
  env.via ? env.via.ip : (req.header("cf-connecting-ip") ?? null);
