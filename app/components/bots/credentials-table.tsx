import { useTranslation } from "react-i18next";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { type Column, DataTable } from "../ui/data-table";
import { Time } from "../ui/time";

interface Credentials {
  id: string;
  name: string;
  createdAt: string | null;
  /** Names of the bots that use it. */
  usedBy: readonly string[];
}

interface Props {
  instanceId: string;
  credentials: readonly Credentials[];
  mayChange: boolean;
}

/** Keys by their names, with who uses each: they are lost together. */
export function CredentialsTable({ instanceId, credentials, mayChange }: Props) {
  const { t } = useTranslation("bots");
  const columns: Column<Credentials>[] = [
    { key: "name", header: t("credentials.name"), cell: ({ name }) => name, primary: true },
    {
      key: "usedBy",
      header: t("credentials.usedBy"),
      cell: ({ usedBy }) => (usedBy.length > 0 ? usedBy.join(", ") : t("credentials.unused")),
    },
    {
      key: "added",
      header: t("credentials.since"),
      cell: ({ createdAt }) => (createdAt ? <Time at={createdAt} style="day" /> : "–"),
    },
    {
      key: "delete",
      header: "",
      align: "right",
      cell: (row) => <DeleteButton instanceId={instanceId} credentials={row} mayChange={mayChange} />,
    },
  ];
  return <DataTable caption={t("parts.credentials")} columns={columns} rows={credentials} rowKey={({ id }) => id} />;
}

interface DeleteProps {
  instanceId: string;
  credentials: Credentials;
  mayChange: boolean;
}

function DeleteButton({ instanceId, credentials: { id, name, usedBy }, mayChange }: DeleteProps) {
  const { t } = useTranslation(["bots", "common"]);
  const words = t("credentials.delete");
  if (!mayChange) {
    return (
      <Button size="sm" disabledReason={t("common:problems.forbidden")}>
        {words}
      </Button>
    );
  }
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm">
          {words}
          <span className="sr-only">{name}</span>
        </Button>
      }
      title={t("credentials.confirm", { name })}
      confirmLabel={words}
      typedName={name}
      fields={{ intent: "delete", instanceId, credentialsId: id }}
    >
      {usedBy.length > 0
        ? t("credentials.lost", { count: usedBy.length, bots: usedBy.join(", ") })
        : t("credentials.lostNone")}
    </ConfirmDialog>
  );
}
