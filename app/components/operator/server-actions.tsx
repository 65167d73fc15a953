import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Server } from "../../../lib/contract/server";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { SubmitButton } from "../ui/submit-button";

/** Check, drain, switch off, delete. */
export function ServerActions({ server: { name, enabled, draining, used } }: { server: Server }) {
  const { t } = useTranslation("operator");
  return (
    <>
      <Toggle field="draining" to={!draining}>
        {t(draining ? "servers.undrain" : "servers.drain")}
      </Toggle>
      <Toggle field="enabled" to={!enabled}>
        {t(enabled ? "servers.disable" : "servers.enable")}
      </Toggle>
      {used > 0 ? (
        <Button disabledReason={t("servers.notEmpty")}>{t("servers.delete")}</Button>
      ) : (
        <ConfirmDialog
          trigger={<Button variant="danger">{t("servers.delete")}</Button>}
          title={t("servers.deleteTitle", { name })}
          confirmLabel={t("servers.delete")}
          typedName={name}
          fields={{ intent: "delete" }}
        >
          {t("servers.deleteLoss")}
        </ConfirmDialog>
      )}
      <Form method="post" preventScrollReset>
        <SubmitButton intent="check">{t("servers.check")}</SubmitButton>
      </Form>
    </>
  );
}

function Toggle({ field, to, children }: { field: "draining" | "enabled"; to: boolean; children: string }) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value="toggle" />
      <input type="hidden" name="field" value={field} />
      <Button type="submit" name="to" value={String(to)}>
        {children}
      </Button>
    </Form>
  );
}
