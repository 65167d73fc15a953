import { useTranslation } from "react-i18next";
import type { Region } from "../../../lib/contract/account";

/** Where something is, in words. The books may hold a region that is not offered any more: that one keeps its code. */
export function useRegionName(): (region: string) => string {
  const { t } = useTranslation("operator");
  return (region) => t(`regions.${region as Region}`, region);
}
