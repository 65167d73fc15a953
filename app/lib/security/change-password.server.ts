import { ChangePassword } from "../../../lib/contract/account";
import { attempt } from "../api.server";
import { redirectWithToast } from "../flash.server";
import { readForm } from "../form.server";
import { translator } from "../translator.server";
import type { Intent } from "./intent";

export async function changePassword({ request, session: { api } }: Intent) {
  const form = await readForm(request, ChangePassword);
  if (!form.ok) return form.answer;
  const t = translator(request);
  const result = await attempt(api.me.password.$post({ json: form.value }));
  if (!result.ok) {
    const isWrong = result.problem.errors?.currentPassword !== undefined;
    const errors = isWrong ? { currentPassword: [t("settings:password.wrong")] } : result.problem.errors;
    return form.refuse({ ...result.problem, errors });
  }
  const toast = { tone: "good", title: t("settings:password.changed") } as const;
  return redirectWithToast("/settings/security", toast, result.cookies);
}
