import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Instance } from "../../../lib/contract/instance";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Section } from "../ui/section";
import { SubmitButton } from "../ui/submit-button";

interface Props {
  instance: Instance;
  mayChange: boolean;
}

/** Restart, log out, delete: what each does, and what is lost. */
export function DangerZone({ instance, mayChange }: Props) {
  const { t } = useTranslation(["instances", "common"]);
  return (
    <Section title={t("danger.title")}>
      <Card flush className="max-w-2xl">
        <ul className="divide-y divide-line">
          <Row title={t("danger.restart.title")} why={t("danger.restart.why")}>
            {mayChange ? (
              <Form method="post" preventScrollReset>
                <SubmitButton intent="restart" variant="secondary">
                  {t("danger.restart.title")}
                </SubmitButton>
              </Form>
            ) : (
              <Forbidden>{t("danger.restart.title")}</Forbidden>
            )}
          </Row>
          <Destruction instance={instance} mayChange={mayChange} name="logout" />
          <Destruction instance={instance} mayChange={mayChange} name="delete" />
        </ul>
      </Card>
    </Section>
  );
}

function Destruction({ instance, mayChange, name }: Props & { name: "logout" | "delete" }) {
  const { t } = useTranslation("instances");
  const words = t(`danger.${name}.title`);
  return (
    <Row title={words} why={t(`danger.${name}.why`)}>
      {mayChange ? (
        <ConfirmDialog
          trigger={<Button variant="danger">{words}</Button>}
          title={t(`danger.${name}.confirm`, { name: instance.name })}
          confirmLabel={words}
          typedName={instance.name}
          fields={{ intent: name }}
        >
          {t(`danger.${name}.loss`)}
        </ConfirmDialog>
      ) : (
        <Forbidden>{words}</Forbidden>
      )}
    </Row>
  );
}

function Forbidden({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return <Button disabledReason={t("problems.forbidden")}>{children}</Button>;
}

function Row({ title, why, children }: { title: string; why: string; children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3.5 sm:px-5">
      <div className="grid min-w-0 flex-1 basis-64">
        <span className="font-medium">{title}</span>
        <span className="text-muted">{why}</span>
      </div>
      {children}
    </li>
  );
}
