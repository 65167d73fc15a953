import { callRaw } from "../raw-call.ts";

export interface LoggedDelivery {
  id: string;
  state: string;
  attempts: number;
  last: { at: string; due: string } | null;
}

interface Page {
  items: LoggedDelivery[];
  nextCursor: string | null;
}

/** The management door, as far as endpoints go, in the name of the operator. */
export function createEndpointDoor(gateway: string, { tenantId, token }: { tenantId: string; token: string }) {
  async function call<T>(line: string, body?: unknown): Promise<T> {
    const [method, path] = line.split(" ");
    const headers = { authorization: `Bearer ${token}` };
    const full = `${method} /api/tenants/${tenantId}/endpoints${path ?? ""}`;
    const { status, text } = await callRaw(gateway, full, body === undefined ? { headers } : { headers, body });
    if (status >= 300) throw new Error(`${full} answered ${status}: ${text}`);
    return (text === "" ? undefined : JSON.parse(text)) as T;
  }
  return {
    create: (body: object) => call<{ id: string }>("POST ", body),
    secret: async (id: string) => (await call<{ secret: string }>(`POST /${id}/secret/reveal`)).secret,
    get: (id: string) => call<{ waiting: number }>(`GET /${id}`),
    /** The whole log, newest first. */
    async log(id: string): Promise<LoggedDelivery[]> {
      const all: LoggedDelivery[] = [];
      let cursor: string | null = "";
      while (cursor !== null) {
        const query: string = `limit=100${cursor && `&cursor=${cursor}`}`;
        const page: Page = await call<Page>(`GET /${id}/deliveries?${query}`);
        all.push(...page.items);
        cursor = page.nextCursor;
      }
      return all;
    },
  };
}
