import UserRound from "lucide-react/icons/user-round";
import { useTranslation } from "react-i18next";
import type { Instance } from "../../../lib/contract/instance";
import { initialOf } from "../../lib/initials";

type Profile = NonNullable<Instance["live"]>["profile"];

/** WhatsApp's digits as people write a number of any country. */
export const showNumber = (digits: string) => `+${digits}`;

/** The face of a number: its picture, or the first letter of its name. */
export function Picture({ profile, large }: { profile: Profile; large?: boolean }) {
  const size = large ? "size-16 text-2xl" : "size-10 text-lg";
  const shape = `${size} grid shrink-0 place-items-center rounded-full bg-accent-soft font-semibold text-accent`;
  if (profile?.pictureUrl) {
    return (
      <img src={profile.pictureUrl} alt="" width={40} height={40} referrerPolicy="no-referrer" className={shape} />
    );
  }
  return (
    <span aria-hidden="true" className={shape}>
      {profile?.name ? initialOf(profile.name) : <UserRound className="size-5" />}
    </span>
  );
}

/** Who is connected: picture, name and number. */
export function ProfileLine({ profile }: { profile: Profile }) {
  const { t } = useTranslation("instances");
  return (
    <div className="flex items-center gap-3">
      <Picture profile={profile} />
      <div className="grid min-w-0">
        <span dir="auto" className="truncate text-left font-medium">
          {profile?.name ?? t("profile.noName")}
        </span>
        <span className="text-muted">{profile?.number ? showNumber(profile.number) : t("profile.noNumber")}</span>
      </div>
    </div>
  );
}
