import { describeAgent } from "./describe-agent";

/** "axios/1.7.2", "curl/8.5.0": the program that called. A browser is named as people know it. */
export function describeClient(agent: string | null): string | undefined {
  if (!agent) return undefined;
  if (agent.startsWith("Mozilla/")) return describeAgent(agent);
  return agent.split(/\s/)[0]?.slice(0, 40);
}
