import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { AuthHeading } from "../components/auth/auth-heading";
import { buttonClass } from "../components/ui/button";
import { FormError } from "../components/ui/form-error";
import { Notice } from "../components/ui/notice";
import { SubmitButton } from "../components/ui/submit-button";
import { TextLink } from "../components/ui/text-link";
import { askAuth } from "../lib/auth.server";
import { pageMeta } from "../lib/meta";
import { problemText } from "../lib/problem-text";
import { translator } from "../lib/translator.server";

const emailOf = (request: Request) => new URL(request.url).searchParams.get("email") ?? "";

export function loader({ request, context }: LoaderFunctionArgs) {
  const { ENVIRONMENT, GATEWAY_URL } = context.cloudflare.env;
  const email = emailOf(request);
  return {
    title: translator(request)("auth:checkMail.title"),
    email,
    inboxUrl: ENVIRONMENT === "local" ? `${GATEWAY_URL}/dev/inbox?to=${encodeURIComponent(email)}` : undefined,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const body = { email: emailOf(request), callbackURL: "/sign-in?verified" };
  const result = await askAuth(request, context, { path: "/auth/send-verification-email", body });
  if (result.ok) return { sent: true, error: undefined, requestId: undefined };
  const { problem } = result;
  const error = problemText(translator(request), problem);
  return data({ sent: false, error, requestId: problem.requestId }, { status: problem.status });
}

export const meta = pageMeta;

export default function CheckMail() {
  const { t } = useTranslation("auth");
  const { email, inboxUrl } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <AuthHeading title={t("checkMail.title")}>{t("checkMail.lead", { email })}</AuthHeading>
      {answer?.sent && (
        <Notice tone="good" announced>
          {t("checkMail.sent")}
        </Notice>
      )}
      <FormError errors={answer?.error ? [answer.error] : undefined} requestId={answer?.requestId} />
      <Form method="post" className="flex flex-wrap gap-2">
        {inboxUrl && (
          <a href={inboxUrl} className={buttonClass({ variant: "primary" })}>
            {t("checkMail.devInbox")}
          </a>
        )}
        <SubmitButton variant="secondary">{t("checkMail.again")}</SubmitButton>
      </Form>
      <p>
        <TextLink to="/sign-up">{t("checkMail.wrongAddress")}</TextLink>
      </p>
    </>
  );
}
