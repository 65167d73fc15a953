import type { Target } from "./load/request.ts";
import type { Child } from "./processes.ts";

export type SystemName = "gateway" | "bare" | "objectPerCall" | "fastify";

/** One of the things that are compared: a process, and where it takes sends. */
export interface System {
  name: SystemName;
  label: string;
  child: Child;
  target: Target;
}
