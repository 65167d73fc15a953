import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import UserPlus from "lucide-react/icons/user-plus";
import { useTranslation } from "react-i18next";
import { isAtLeast, Role } from "../../lib/contract/role";
import { InvitationSection } from "../components/team/invitation-section";
import { InviteForm } from "../components/team/invite-form";
import { MemberTable } from "../components/team/member-table";
import { RoleSection } from "../components/team/role-section";
import { NewButton } from "../components/ui/new-button";
import { Page, PageHeader } from "../components/ui/page-header";
import { Section } from "../components/ui/section";
import { UrlDialog } from "../components/ui/url-dialog";
import { read } from "../lib/api.server";
import type { Area } from "../lib/locales";
import { pageMeta } from "../lib/meta";
import { runTenantIntent } from "../lib/run-intent.server";
import { requireTenant } from "../lib/session.server";
import { changeRole, invite, removeMember, resendInvitation, revokeInvitation } from "../lib/team/intents.server";
import { translator } from "../lib/translator.server";

export const handle = { areas: ["team"] satisfies Area[] };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api, tenantId, tenant, me, may } = await requireTenant(request, context);
  const param = { tenantId };
  const mayManage = may("admin");
  const [members, invitations] = await Promise.all([
    read(api.tenants[":tenantId"].members.$get({ param })),
    mayManage ? read(api.tenants[":tenantId"].invitations.$get({ param })) : { items: [] },
  ]);
  return {
    title: translator(request)("common:nav.team"),
    members: members.items,
    invitations: invitations.items,
    mayManage,
    myId: me.id,
    myRole: tenant.role,
    /** Nobody gives a role above their own. */
    roles: Role.options.filter((role) => isAtLeast(tenant.role, role)),
  };
}

/** Each button of this page posts its `intent`. */
export const action = (action: ActionFunctionArgs) =>
  runTenantIntent(action, {
    role: changeRole,
    remove: removeMember,
    invite,
    resend: resendInvitation,
    revoke: revokeInvitation,
  });

export const meta = pageMeta;

export default function Team() {
  const { t } = useTranslation(["team", "common"]);
  const { members, invitations, mayManage, myId, myRole, roles } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Page>
      <PageHeader
        title={t("common:nav.team")}
        description={t("lead")}
        actions={
          <NewButton to="/team?invite=1" preventScrollReset allowed={mayManage} icon={<UserPlus aria-hidden="true" />}>
            {t("invite.button")}
          </NewButton>
        }
      />
      <Section title={t("members")}>
        <MemberTable {...{ members, myId, myRole, roles, mayManage }} />
      </Section>
      {mayManage && <InvitationSection invitations={invitations} />}
      <RoleSection />
      {mayManage && (
        <UrlDialog param="invite" title={t("invite.title")} description={t("invite.lead")}>
          <InviteForm answer={answer} roles={roles} />
        </UrlDialog>
      )}
    </Page>
  );
}
