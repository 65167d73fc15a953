import type { AppLoadContext, EntryContext } from "@remix-run/cloudflare";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToReadableStream } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { areasOf, serverI18n } from "./lib/i18n.server";
import { NonceContext } from "./lib/nonce";
import { localeOf } from "./lib/preferences.server";
import { contentSecurityPolicy } from "./lib/security-headers.server";
import { TextsContext } from "./lib/texts";

/** Streams the page to people; waits for all of it for robots. */
export default async function handleRequest(
  request: Request,
  responseStatusCode: number,
  responseHeaders: Headers,
  remixContext: EntryContext,
  { cloudflare }: AppLoadContext,
) {
  let statusCode = responseStatusCode;
  const nonce = crypto.randomUUID();
  const locale = localeOf(request);
  const i18n = serverI18n(locale);
  const texts = Object.fromEntries(
    areasOf(remixContext).map((area) => [area, i18n.getResourceBundle(locale, area) as unknown]),
  );
  const body = await renderToReadableStream(
    <NonceContext.Provider value={nonce}>
      <TextsContext.Provider value={texts}>
        <I18nextProvider i18n={i18n}>
          <RemixServer context={remixContext} url={request.url} nonce={nonce} />
        </I18nextProvider>
      </TextsContext.Provider>
    </NonceContext.Provider>,
    {
      nonce,
      signal: request.signal,
      onError(error) {
        console.error({ event: "render_failed", error: String(error) });
        statusCode = 500;
      },
    },
  );
  if (isbot(request.headers.get("user-agent") ?? "")) await body.allReady;
  responseHeaders.set("content-type", "text/html; charset=utf-8");
  responseHeaders.set(
    "content-security-policy",
    contentSecurityPolicy({ nonce, gatewayUrl: cloudflare.env.GATEWAY_URL }),
  );
  return new Response(body, { headers: responseHeaders, status: statusCode });
}
