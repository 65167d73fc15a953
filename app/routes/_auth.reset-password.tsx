import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import * as z from "zod";
import { Email, Password } from "../../lib/contract/account";
import { AskForReset } from "../components/auth/ask-for-reset";
import { AuthHeading } from "../components/auth/auth-heading";
import { ChoosePassword } from "../components/auth/choose-password";
import { TextLink } from "../components/ui/text-link";
import { askAuth } from "../lib/auth.server";
import { readForm } from "../lib/form.server";
import { pageMeta } from "../lib/meta";
import { translator } from "../lib/translator.server";

const tokenOf = (request: Request) => new URL(request.url).searchParams.get("token");

export function loader({ request }: LoaderFunctionArgs) {
  return { title: translator(request)("auth:reset.title"), hasToken: tokenOf(request) !== null };
}

const Ask = z.object({ email: Email });
const Choose = z.object({ newPassword: Password });

/** Without a token: sends one, whether the account exists or not. With one: sets the password. */
export async function action({ request, context }: ActionFunctionArgs) {
  const token = tokenOf(request);
  if (token === null) {
    const form = await readForm(request, Ask);
    if (!form.ok) return form.answer;
    const result = await askAuth(request, context, { path: "/auth/request-password-reset", body: form.value });
    return result.ok ? data({ sentTo: form.value.email }) : form.refuse(result.problem);
  }
  const form = await readForm(request, Choose);
  if (!form.ok) return form.answer;
  const body = { ...form.value, token };
  const result = await askAuth(request, context, { path: "/auth/reset-password", body });
  if (result.ok) return redirect("/sign-in?changed");
  if (result.problem.code !== "invalid_token") return form.refuse(result.problem);
  return form.refuse({ ...result.problem, detail: translator(request)("auth:reset.expired") });
}

export const meta = pageMeta;

export default function ResetPassword() {
  const { t } = useTranslation("auth");
  const { hasToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer && "sentTo" in answer) {
    return (
      <>
        <AuthHeading title={t("reset.sentTitle")}>{t("reset.sent", { email: answer.sentTo })}</AuthHeading>
        <p>
          <TextLink to="/sign-in">{t("reset.back")}</TextLink>
        </p>
      </>
    );
  }
  return hasToken ? <ChoosePassword answer={answer} /> : <AskForReset answer={answer} />;
}
