import { type ActionFunction, data, type ServerBuild } from "@remix-run/cloudflare";
import { SIGNED_OUT_COOKIE, SIGNED_OUT_HEADER } from "./signed-out";

type Routes = ServerBuild["routes"];

/**
 * A session may end while somebody types. To a script's form that is answered as a refusal, and not by a redirect to sign-in, so that
 * the page stays with what was typed; the cookie tells the page why.
 */
export function keepForms(build: ServerBuild): ServerBuild {
  const routes: Routes = {};
  for (const [id, route] of Object.entries(build.routes)) {
    const action = route?.module.action;
    routes[id] = route && action ? { ...route, module: { ...route.module, action: keeping(action) } } : route;
  }
  return { ...build, routes };
}

const keeping =
  (action: ActionFunction): ActionFunction =>
  async (args) => {
    try {
      return await action(args);
    } catch (thrown) {
      if (isSignedOut(thrown) && isScripted(args.request)) return refusal();
      throw thrown;
    }
  };

const isSignedOut = (thrown: unknown): boolean => thrown instanceof Response && thrown.headers.has(SIGNED_OUT_HEADER);

/** Whoever has no script is led to sign-in: there is nobody to keep the page. */
const isScripted = ({ headers }: Request): boolean => headers.get("sec-fetch-dest") === "empty";

const refusal = () => data(null, { status: 401, headers: { "set-cookie": `${SIGNED_OUT_COOKIE}; Max-Age=60` } });
