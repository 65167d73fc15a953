import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import {
  data,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLoaderData,
  useRouteLoaderData,
} from "@remix-run/react";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { ErrorPage } from "./components/error-page";
import { OfflineBar } from "./components/offline-bar";
import { NavigationProgress } from "./components/shell/navigation-progress";
import { SignedOutBar } from "./components/signed-out-bar";
import { Toaster } from "./components/ui/toast";
import { clearFlash, readFlash } from "./lib/flash.server";
import { useNonce } from "./lib/nonce";
import { localeOf, themeOf } from "./lib/preferences.server";
import { Texts } from "./lib/texts";
import "./styles.css";

export function loader({ request, context }: LoaderFunctionArgs) {
  const flash = readFlash(request);
  const { GATEWAY_URL, ENVIRONMENT } = context.cloudflare.env;
  return data(
    {
      locale: localeOf(request),
      theme: themeOf(request),
      flash,
      gatewayUrl: GATEWAY_URL,
      isLocal: ENVIRONMENT === "local",
    },
    { headers: flash ? { "set-cookie": clearFlash } : {} },
  );
}

export const meta: MetaFunction = () => [{ title: "Zapin" }];

export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>("root");
  const { i18n } = useTranslation();
  const nonce = useNonce();
  return (
    <html lang={i18n.language} data-theme={root?.theme ?? "system"}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/mark.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <Texts />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  const { locale, flash } = useLoaderData<typeof loader>();
  const { i18n } = useTranslation();
  useEffect(() => {
    // From now on a press is handled here; before, the browser sends forms by itself.
    document.documentElement.dataset.ready = "";
  }, []);
  useEffect(() => {
    // Chosen on this page: its texts are fetched, then all of it speaks the new language.
    if (i18n.language !== locale) void i18n.changeLanguage(locale);
  }, [i18n, locale]);
  return (
    <Toaster flash={flash}>
      <NavigationProgress />
      <Outlet />
      <SignedOutBar />
      <OfflineBar />
    </Toaster>
  );
}

export { ErrorPage as ErrorBoundary };
