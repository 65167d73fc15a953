import type { LiveMessage } from "../../lib/contract/live";
import { maskedContact } from "./hide-contact";
import type { LoggedNews } from "./log-store";

/** A piece of news as listeners are told it. */
export function toLiveMessage(instanceId: string, news: LoggedNews): LiveMessage {
  const { id, status, statusAt, errorCode, facts } = news;
  const isKnown = facts !== undefined && facts.origin !== "server";
  return {
    id,
    instanceId,
    at: new Date(facts?.at ?? statusAt).toISOString(),
    direction: facts?.direction ?? "out",
    source: isKnown && facts.origin !== "server" ? facts.origin : null,
    status,
    chatKind: facts?.chatKind ?? null,
    counterpart: facts ? maskedContact(facts.lastDigits) : null,
    type: facts?.type ?? null,
    errorCode,
  };
}
