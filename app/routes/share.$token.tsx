import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { PairingPanel } from "../components/instances/pairing-panel";
import { Mark } from "../components/mark";
import { LanguageForm } from "../components/shell/language-form";
import { Card } from "../components/ui/card";
import { EmptyState } from "../components/ui/empty-state";
import { Time } from "../components/ui/time";
import { attempt, connectApi, problemResponse } from "../lib/api.server";
import { pairShared } from "../lib/instances/pair-shared.server";
import type { Area } from "../lib/locales";
import { pageMeta } from "../lib/meta";
import { translator } from "../lib/translator.server";
import { usePolling } from "../lib/use-polling";

export const handle = { areas: ["instances"] satisfies Area[] };

/** No account is asked for: the token in the address opens this one number, until it is connected or the link expires. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const api = connectApi(request, context);
  const result = await attempt(api.share[":token"].$get({ param: { token: params.token ?? "" } }));
  const title = translator(request)("instances:public.title");
  if (result.ok) return { title, shared: result.data };
  // A link that is over is an ordinary thing, and not a page that is missing.
  if (result.problem.status === 404 || result.problem.status === 400) return { title, shared: null };
  throw problemResponse(result.problem);
}

export const action = ({ request, context, params }: ActionFunctionArgs) =>
  pairShared(request, connectApi(request, context), params.token ?? "");

export const meta = pageMeta;

const ASK_AGAIN_MS = 2_500;

export default function SharedNumber() {
  const { t } = useTranslation("instances");
  const { shared } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const trouble = answer && "trouble" in answer ? answer.trouble : undefined;
  const way = search.get("way") === "code" ? "code" : "qr";
  usePolling(shared !== null && shared.status !== "open", ASK_AGAIN_MS);
  return (
    <div className="grid min-h-dvh grid-rows-[auto_1fr_auto] gap-6 px-4 py-6">
      <p className="flex items-center gap-2.5 justify-self-center text-xl font-semibold tracking-tight">
        <Mark />
        Zapin
      </p>
      <main id="content" className="mx-auto grid w-full max-w-xl content-center gap-4">
        {shared ? (
          <>
            <div className="grid gap-1 text-center">
              <h1 className="text-2xl font-semibold tracking-tight">{t("pair.title", { name: shared.name })}</h1>
              <p className="text-muted">{t("public.lead")}</p>
            </div>
            <Card>
              <PairingPanel
                pairing={shared}
                way={way}
                linkTo={(option) => `?way=${option}`}
                action={`?way=${way}`}
                answer={answer}
                trouble={trouble}
              />
            </Card>
            <p className="text-center text-sm text-muted">
              {shared.status === "open" ? t("public.close") : t("public.until")}{" "}
              {shared.status !== "open" && <Time at={shared.expiresAt} />}
            </p>
          </>
        ) : (
          <EmptyState title={t("public.over")}>{t("public.overWhy")}</EmptyState>
        )}
      </main>
      <footer className="justify-self-center">
        <LanguageForm />
      </footer>
    </div>
  );
}
