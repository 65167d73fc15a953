import { useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { UnmanagedInstance } from "../../../lib/contract/server";
import type { ProblemData } from "../../lib/problem";
import { problemText } from "../../lib/problem-text";
import { ButtonLink } from "../ui/button";
import { Card } from "../ui/card";
import { type Column, DataTable } from "../ui/data-table";
import { Notice } from "../ui/notice";
import { Section } from "../ui/section";
import { UrlDialog } from "../ui/url-dialog";
import { Adopted, AdoptForm, adoptedOf } from "./adopt-form";

type Found = Pick<UnmanagedInstance, "upstreamName" | "integration" | "status" | "number" | "profileName" | "obstacle">;

interface Props {
  /** Null until they are asked for. */
  found: readonly Found[] | null;
  problem: ProblemData | null;
  answer: unknown;
}

/** What runs on a server and is nobody's here: it can be given to a company without a new scan. */
export function Unmanaged({ found, problem, answer }: Props) {
  const { t } = useTranslation("operator");
  const { t: common } = useTranslation();
  const [params] = useSearchParams();
  const adopted = adoptedOf(answer);
  return (
    <Section
      title={t("unmanaged.title")}
      description={t("unmanaged.lead")}
      actions={
        <ButtonLink to="?unmanaged=1" preventScrollReset>
          {t("unmanaged.look")}
        </ButtonLink>
      }
    >
      {problem && <Notice tone="bad">{problemText(common, problem)}</Notice>}
      {found?.length === 0 && <Card>{t("unmanaged.none")}</Card>}
      {found && found.length > 0 && <FoundTable found={found} />}
      <UrlDialog
        param="adopt"
        title={t("unmanaged.adopt")}
        description={adopted ? undefined : t("unmanaged.adoptLead")}
      >
        {adopted ? (
          <Adopted adopted={adopted} />
        ) : (
          <AdoptForm upstreamName={params.get("adopt") ?? ""} answer={answer} />
        )}
      </UrlDialog>
    </Section>
  );
}

function FoundTable({ found }: { found: readonly Found[] }) {
  const { t } = useTranslation("operator");
  const columns: Column<Found>[] = [
    { key: "name", header: t("servers.name"), cell: ({ upstreamName }) => upstreamName, primary: true },
    { key: "state", header: t("unmanaged.state"), cell: ({ status }) => status },
    { key: "number", header: t("unmanaged.number"), cell: ({ number, profileName }) => number ?? profileName ?? "–" },
    {
      key: "adopt",
      header: t("actions"),
      cell: ({ obstacle, upstreamName }) =>
        obstacle ? (
          <span className="text-sm text-muted">{obstacle}</span>
        ) : (
          <ButtonLink
            size="sm"
            to={`?${new URLSearchParams({ unmanaged: "1", adopt: upstreamName })}`}
            preventScrollReset
          >
            {t("unmanaged.adopt")}
          </ButtonLink>
        ),
      align: "right",
    },
  ];
  return <DataTable caption={t("unmanaged.title")} columns={columns} rows={found} rowKey={(row) => row.upstreamName} />;
}
