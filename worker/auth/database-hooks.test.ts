import { expect, it, vi } from "vitest";
import { databaseHooks } from "./database-hooks";

const session = { userId: "somebody" } as never;
const before = databaseHooks.session?.create?.before;

/** As the library calls it, for somebody with or without a second factor. */
function signInBy(path: string, twoFactorEnabled: boolean) {
  const redirect = vi.fn((url: string) => new Error(url));
  const findUserById = async () => ({ id: "somebody", twoFactorEnabled });
  const context = { internalAdapter: { findUserById }, adapter: { deleteMany: async () => 0 } };
  return before?.(session, { path, redirect, context } as never);
}

it("lets nobody around their second factor by signing in with Google or GitHub", async () => {
  const refused = "https://dashboard.test/sign-in?error=second_factor_required";
  await expect(signInBy("/callback/:id", true)).rejects.toThrow(refused);
  await expect(signInBy("/callback/:id", false)).resolves.toBeUndefined();
  await expect(signInBy("/two-factor/verify-totp", true)).resolves.toBeUndefined();
});

it("keeps no token of a provider", async () => {
  const account = { providerId: "google", accessToken: "a", refreshToken: "b", idToken: "c" } as never;
  const created = await databaseHooks.account?.create?.before?.(account, null);
  expect(created).toEqual({ data: { providerId: "google", accessToken: null, refreshToken: null, idToken: null } });
});
