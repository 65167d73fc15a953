import type { BotName } from "../../lib/bot-kinds";
import type { BotSettings } from "../../lib/contract/bot";
import { fallbackColumn } from "./bot-shapes";

/** 2.2 has no word for no fallback: what is left out stays, null is refused, and an empty id is nobody's. */
export const takesNoFallback = (version: string) => !version.startsWith("2.2");

interface Change {
  wanted: BotSettings;
  /** What the server has; undefined where it has none yet. */
  found: Pick<BotSettings, "fallbackId"> | undefined;
}

/** What to post, in this order, so that a server has the settings that are wanted. A fallback that is not named stays. */
export function settingsBodies(
  kind: BotName,
  version: string,
  { wanted, found }: Change,
): readonly Record<string, unknown>[] {
  const { fallbackId, openaiCredsId, ...behaviour } = wanted;
  const credentials = openaiCredsId ?? (kind === "openai" ? "" : undefined);
  const body = { ...behaviour, ...(credentials !== undefined && { openaiCredsId: credentials }), debounceTime: 0 };
  if (fallbackId === (found?.fallbackId ?? null)) return [body];
  if (!takesNoFallback(version))
    return [{ ...body, ...(fallbackId !== null && { [fallbackColumn(kind)]: fallbackId }) }];
  // 2.3 writes a fallback only where there are settings, and not together with credentials: an empty id leaves those alone.
  if (!found) return [body, { ...body, ...(kind === "openai" && { openaiCredsId: "" }), fallbackId }];
  if (kind === "openai") return [{ ...body, openaiCredsId: "", fallbackId }, body];
  return [{ ...body, fallbackId }];
}
