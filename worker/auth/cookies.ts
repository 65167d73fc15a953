import { config } from "../env";

/**
 * `__Host-` keeps other hosts of the same site from setting our cookies. Browsers want it secure, and not all of them
 * take plain http on one's own machine for that, so there the name goes without.
 */
export const cookieSettings = (origin: string) => {
  const secure = origin.startsWith("https:");
  const prefix = secure ? "__Host-zapin" : "zapin";
  return { prefix, secure, session: `${prefix}.session_token`, challenge: `${prefix}.two_factor` };
};

export const cookies = cookieSettings(config.dashboardUrl);
