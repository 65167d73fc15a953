import type { InstanceSettings } from "../../../lib/contract/instance";
import { Problem } from "../../../lib/problem";
import { findPrivateLink } from "../../../lib/public-url";
import { urlRules } from "../../safe-fetch";

/** The upstream previews the links in what it says to callers: it would fetch them. */
export function requirePublicLinks({ msgCall }: Partial<InstanceSettings>): void {
  if (!msgCall || !findPrivateLink(msgCall, urlRules)) return;
  const message = "This holds a link to an address that is not public.";
  throw new Problem("unsafe_url", message, { fields: { msgCall: [message] } });
}
