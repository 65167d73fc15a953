import type { LoggedMessage } from "../../db/queries/message-log";
import type { MessageSource } from "../../lib/contract/message-log";
import { mergeProgress, progressAt } from "../../lib/message-progress";
import type { LoggedNews } from "./log-store";

/** All that was learned of each message, in one: the order in which it was heard does not matter. */
export function mergeNews(news: readonly LoggedNews[], isBot: (id: string) => boolean): LoggedMessage[] {
  const merged = new Map<string, LoggedMessage>();
  for (const { id, status, statusAt, errorCode, facts } of news) {
    const known = merged.get(id);
    const progress = progressAt(status, statusAt);
    const { origin, ...rest } = facts ?? {};
    const found = facts && origin ? ({ ...rest, source: sourceOf(origin, isBot(id)) } as LoggedMessage["facts"]) : null;
    merged.set(id, {
      id,
      ...(known ? mergeProgress(known, progress) : progress),
      errorCode: known?.errorCode ?? errorCode,
      facts: betterFacts(known?.facts ?? null, found),
    });
  }
  return [...merged.values()];
}

function sourceOf(origin: "server" | "phone" | "contact", isBot: boolean): MessageSource {
  if (origin !== "server") return origin;
  return isBot ? "bot" : "api";
}

/** A send may be echoed as if the phone had made it; the server's own word about it counts. */
function betterFacts(a: LoggedMessage["facts"], b: LoggedMessage["facts"]): LoggedMessage["facts"] {
  return a && (!b || a.source !== "phone") ? a : b;
}
