import { Link, useLocation, useRouteError } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { toProblem } from "../lib/thrown-problem";
import { Mark } from "./mark";
import { ButtonLink, buttonClass } from "./ui/button";
import { RequestId } from "./ui/form-error";

const KINDS: Readonly<Record<string, "missing" | "silent" | "forbidden" | "secondFactor" | "unreached">> = {
  not_found: "missing",
  gateway_silent: "silent",
  unavailable: "silent",
  forbidden: "forbidden",
  second_factor_required: "secondFactor",
  unreached: "unreached",
};

/** Says what happened, what it means, and what to do: within the frame of the page. Its code is there before the network goes. */
export function ErrorMessage() {
  const { t } = useTranslation();
  const problem = toProblem(useRouteError());
  const { pathname, search } = useLocation();
  const kind = KINDS[problem.code] ?? "broken";
  return (
    <div className="grid max-w-xl gap-3">
      <h1 className="text-2xl font-semibold tracking-tight">{t(`errors.${kind}Title`)}</h1>
      <p className="text-muted">{t(`errors.${kind}`)}</p>
      {problem.requestId && <RequestId id={problem.requestId} />}
      <div className="mt-2 flex flex-wrap gap-2">
        {kind !== "missing" && (
          // A plain link: the page starts afresh, whatever state the failed one is in.
          <a href={`${pathname}${search}`} className={buttonClass({ variant: "primary" })}>
            {t("errors.retry")}
          </a>
        )}
        {kind === "secondFactor" && <ButtonLink to="/settings/security">{t("errors.secondFactorButton")}</ButtonLink>}
        <Link to="/" reloadDocument className={buttonClass({ variant: kind === "missing" ? "primary" : "secondary" })}>
          {t("errors.home")}
        </Link>
      </div>
    </div>
  );
}

/** The whole window, where there is no frame to stand in. */
export function ErrorPage() {
  return (
    <main id="content" className="mx-auto grid min-h-dvh max-w-2xl content-center gap-6 px-6 py-16">
      <Mark className="size-10" />
      <ErrorMessage />
    </main>
  );
}
