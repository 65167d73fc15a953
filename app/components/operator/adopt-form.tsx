import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { AdoptedInstance } from "../../../lib/contract/server";
import { answerTo, useAppForm } from "../../lib/form";
import { FormError } from "../ui/form-error";
import { TextField } from "../ui/form-fields";
import { Notice } from "../ui/notice";
import { SubmitButton } from "../ui/submit-button";

type Result = Pick<AdoptedInstance, "name" | "stays">;

export const adoptedOf = (answer: unknown): Result | undefined =>
  typeof answer === "object" && answer !== null && "adopted" in answer ? (answer.adopted as Result) : undefined;

interface Props {
  upstreamName: string;
  answer: unknown;
}

/** Whose it becomes, and under which name. */
export function AdoptForm({ upstreamName, answer }: Props) {
  const { t } = useTranslation("operator");
  const { form, fields } = useAppForm<{ tenantId: string; name: string }>({
    id: "adopt",
    answer: answerTo(answer, "adopt"),
    defaultValue: { name: upstreamName },
  });
  return (
    <Form {...form.props} className="grid gap-4">
      <FormError errors={form.errors} requestId={form.requestId} />
      <input type="hidden" name="upstreamName" value={upstreamName} />
      <TextField
        field={fields.tenantId}
        label={t("unmanaged.tenant")}
        hint={t("unmanaged.tenantHint")}
        autoComplete="off"
      />
      <TextField field={fields.name} label={t("servers.name")} autoComplete="off" />
      <SubmitButton intent="adopt" className="justify-self-end">
        {t("unmanaged.adopt")}
      </SubmitButton>
    </Form>
  );
}

export function Adopted({ adopted: { name, stays } }: { adopted: Result }) {
  const { t } = useTranslation("operator");
  return (
    <Notice tone="good" title={t("unmanaged.adopted", { name })}>
      <ul className="list-disc pl-4">
        {stays.map((text) => (
          <li key={text} lang="en">
            {text}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
