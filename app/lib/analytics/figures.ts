import type { InstanceSum } from "./sum-instances";

/** What the charts of one range draw. All lists have one value per step. */
export interface Analytics {
  /** When each step begins, oldest first. */
  steps: string[];
  sent: number[];
  received: number[];
  calls: number[];
  errors: number[];
  refused: number[];
  /** Average ms; null where nothing was called. */
  latency: (number | null)[];
  /** Conversations with bots that began. */
  botSessions: number[];
  totals: Record<"sent" | "received" | "delivered" | "read" | "failed", number>;
  instances: InstanceSum[];
}
