import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Me } from "../../../lib/contract/account";
import { Button } from "../ui/button";
import { Card } from "../ui/card";

/** Invitations that wait for this person's answer. */
export function OwnInvitations({ invitations }: Pick<Me, "invitations">) {
  const { t } = useTranslation(["auth", "common"]);
  if (invitations.length === 0) return null;
  return (
    <section aria-label={t("welcome.invited")} className="grid gap-2">
      <h2 className="font-semibold">{t("welcome.invited")}</h2>
      {invitations.map(({ id, tenantName, role }) => (
        <Card key={id}>
          <Form method="post" className="flex flex-wrap items-center gap-2">
            <input type="hidden" name="id" value={id} />
            <p className="min-w-0 flex-1 basis-40">
              <span className="font-medium">{tenantName}</span>{" "}
              <span className="text-muted">{t(`common:roles.${role}`)}</span>
            </p>
            <Button type="submit" size="sm" name="intent" value="decline">
              {t("welcome.decline")}
            </Button>
            <Button type="submit" size="sm" variant="primary" name="intent" value="accept">
              {t("welcome.accept")}
            </Button>
          </Form>
        </Card>
      ))}
    </section>
  );
}
