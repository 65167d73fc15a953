import { createRequestHandler } from "@remix-run/cloudflare-pages";
import * as build from "../build/server";
import type { DashboardEnv } from "../lib/env.server";
import { guard } from "../lib/guard.server";
import { keepForms } from "../lib/keep-forms.server";

const render = createRequestHandler<DashboardEnv>({ build: keepForms(build) });

/** Every request that is not a file of the build. */
export const onRequest: PagesFunction<DashboardEnv> = (context) =>
  guard(context.request, context.env, async () => render(context));
