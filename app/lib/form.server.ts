import type { Submission } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { data } from "@remix-run/cloudflare";
import type { TFunction } from "i18next";
import type * as z from "zod";
import type { FormAnswer } from "./form";
import { serverI18n } from "./i18n.server";
import { localeOf } from "./preferences.server";
import type { ProblemData } from "./problem";
import { problemText } from "./problem-text";

type Refusal = ReturnType<typeof data<FormAnswer>>;

export type ReadForm<T> =
  | { ok: false; answer: Refusal }
  | {
      ok: true;
      value: T;
      /** Shows the worker's refusal in the form: at its fields, or above them. */
      refuse: (problem: ProblemData) => Refusal;
    };

/** What never goes back into a page, even to whoever typed it. */
const SECRET_FIELD = /password|secret|code|token|^key$/i;

/** Reads a posted form with a contract. What does not fit is answered in the person's language, field by field. */
export async function readForm<S extends z.ZodType>(request: Request, schema: S): Promise<ReadForm<z.output<S>>> {
  const form = await request.formData();
  const { t } = serverI18n(localeOf(request));
  const submission = parseWithZod(form, {
    schema,
    formatError: (issues: z.core.$ZodIssue[]) => issues.map((issue) => issueText(t, issue)),
  });
  const hideFields = [...form.keys()].filter((name) => SECRET_FIELD.test(name));
  if (submission.status !== "success") {
    return { ok: false, answer: answerWith(submission.reply({ hideFields })) };
  }
  const refuse = (problem: ProblemData) => refusal(t, problem, { submission, hideFields });
  return { ok: true, value: submission.value, refuse };
}

type AnySubmission = Pick<Submission<unknown, string[], unknown>, "reply">;

function refusal(t: TFunction, problem: ProblemData, from: { submission: AnySubmission; hideFields: string[] }) {
  const fieldErrors = problem.errors ?? {};
  const hasFields = Object.keys(fieldErrors).length > 0;
  const formErrors = [hasFields ? t("form.refused") : problemText(t, problem)];
  const result = from.submission.reply({ formErrors, fieldErrors, hideFields: from.hideFields });
  return answerWith(result, problem);
}

const answerWith = (result: FormAnswer["result"], problem?: ProblemData): Refusal =>
  data({ result, requestId: isAccident(problem) ? problem?.requestId : undefined }, { status: problem?.status ?? 400 });

/** Support is asked about accidents; a wrong password explains itself. */
const isAccident = (problem?: ProblemData) => (problem?.status ?? 0) >= 500;

const FORMATS: Readonly<Record<string, "fieldErrors.email" | "fieldErrors.url">> = {
  email: "fieldErrors.email",
  url: "fieldErrors.url",
};

/** zod's findings in words for people. What a contract says by itself is English, so only its kind is used. */
function issueText(t: TFunction, issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "too_small":
      return tooSmall(t, issue);
    case "too_big":
      return issue.origin === "string"
        ? t("fieldErrors.long", { count: Number(issue.maximum) })
        : t("fieldErrors.large", { maximum: String(issue.maximum) });
    case "invalid_format":
      return t(FORMATS[issue.format] ?? "fieldErrors.invalid");
    case "invalid_value":
      return t("fieldErrors.choice");
    case "invalid_type":
      return t("fieldErrors.required");
    default:
      return t("fieldErrors.invalid");
  }
}

function tooSmall(t: TFunction, issue: z.core.$ZodIssueTooSmall): string {
  const minimum = Number(issue.minimum);
  if (issue.origin !== "string") return t("fieldErrors.small", { minimum: String(minimum) });
  return minimum <= 1 ? t("fieldErrors.required") : t("fieldErrors.short", { count: minimum });
}
