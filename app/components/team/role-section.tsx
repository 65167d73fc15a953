import { useTranslation } from "react-i18next";
import type { Role } from "../../../lib/contract/role";
import { Card } from "../ui/card";
import { DataList } from "../ui/data-list";
import { Section } from "../ui/section";

const ROLES: readonly Role[] = ["viewer", "developer", "admin", "owner"];

/** Each role may do all that the ones before it may. */
export function RoleSection() {
  const { t } = useTranslation(["team", "common"]);
  return (
    <Section title={t("roles.title")}>
      <Card>
        <DataList items={ROLES.map((role) => ({ label: t(`common:roles.${role}`), value: t(`roles.${role}`) }))} />
      </Card>
    </Section>
  );
}
