import type { AppLoadContext } from "@remix-run/cloudflare";
import { type Attempt, attempt, callWorker } from "./api.server";

interface Call {
  path: `/auth/${string}`;
  body: object;
}

/** One call to the worker's `/auth`, in the name of the page that sent this form. */
export async function askAuth<T>(
  request: Request,
  { cloudflare }: AppLoadContext,
  { path, body }: Call,
): Promise<Attempt<T>> {
  const { origin } = new URL(request.url);
  const call = new Request(`${origin}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin },
    body: JSON.stringify(body),
  });
  const response = await callWorker(cloudflare.env, request, call);
  return attempt<TypedResponse<T>>(Promise.resolve(response));
}

interface TypedResponse<T> {
  ok: boolean;
  status: number;
  headers: Headers;
  json(): Promise<T>;
}
