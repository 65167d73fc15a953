import type { VersionedSecrets } from "../../lib/secrets";
import { type Endpoint, type EndpointDocument, openEndpoint } from "./endpoint";

/** Opens an endpoint's document once, as long as it stays the same. */
export function rememberEndpoint(secrets: VersionedSecrets) {
  let known: { of: string; opened: Endpoint } | undefined;
  return {
    async open(document: EndpointDocument): Promise<Endpoint> {
      const of = document.sealed + document.updatedAt;
      if (known?.of === of) return known.opened;
      const opened = await openEndpoint(secrets, document);
      known = { of, opened };
      return opened;
    },
    forget(): void {
      known = undefined;
    },
  };
}
