import type { AppLoadContext } from "@remix-run/cloudflare";
import * as z from "zod";
import { type Attempt, attempt, callWorker } from "./api.server";
import { PROVIDERS, type Provider } from "./social";

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

const Options = z.partialRecord(z.enum(PROVIDERS), z.boolean());

/** Whom one may sign in with besides us: what the worker is set up for. Where it does not say, a password is enough. */
export async function listProviders(request: Request, { cloudflare }: AppLoadContext): Promise<Provider[]> {
  const { origin } = new URL(request.url);
  const answer = await callWorker(cloudflare.env, request, new Request(`${origin}/auth/options`));
  const options = Options.safeParse(answer.ok ? await answer.json() : {});
  return PROVIDERS.filter((provider) => options.success && options.data[provider]);
}
