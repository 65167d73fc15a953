import type { BetterAuthOptions, GenericEndpointContext } from "better-auth";
import { config } from "../env";

type Hooks = NonNullable<BetterAuthOptions["databaseHooks"]>;

/** The provider is asked once, who this is, and never again: its tokens are not kept. */
const WITHOUT_TOKENS = { accessToken: null, refreshToken: null, idToken: null };

/** Where a provider's word lets somebody in: on the way back, or at once with a token that it signed. */
const SOCIAL_PATHS = /^\/(?:callback\/|sign-in\/social$)/;

/** A session ends without anybody calling, so whoever signs in again takes their old ones away. */
async function forgetEnded(userId: string, { context }: GenericEndpointContext): Promise<void> {
  const where = [
    { field: "userId", value: userId },
    { field: "expiresAt", operator: "lt" as const, value: new Date() },
  ];
  await context.adapter.deleteMany({ model: "session", where });
}

export const databaseHooks: Hooks = {
  user: {
    create: {
      // Only who comes from Google or GitHub is made by the library. Without a proved address somebody else's proof would let them in.
      before: async ({ emailVerified }, context) => {
        if (emailVerified) return;
        if (!context) return false;
        throw context.redirect(`${config.dashboardUrl}/sign-in?error=email_not_verified`);
      },
    },
  },
  account: {
    create: { before: async (account) => ({ data: { ...account, ...WITHOUT_TOKENS } }) },
    update: { before: async (account) => ({ data: { ...account, ...WITHOUT_TOKENS } }) },
  },
  session: {
    create: {
      // Google and GitHub would be a way around the second factor: whoever has one signs in with password and code.
      before: async (session, context) => {
        if (!context) return;
        await forgetEnded(session.userId, context);
        if (!SOCIAL_PATHS.test(context.path ?? "")) return;
        const user = await context.context.internalAdapter.findUserById(session.userId);
        if (!user || !("twoFactorEnabled" in user) || !user.twoFactorEnabled) return;
        throw context.redirect(`${config.dashboardUrl}/sign-in?error=second_factor_required`);
      },
    },
  },
};
