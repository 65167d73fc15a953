// Better Auth's own list names 36 services; these are the ones that can be configured here. wrangler.toml puts this
// file in the list's place.
import * as z from "zod";
import { github } from "../../node_modules/@better-auth/core/dist/social-providers/github.mjs";
import { google } from "../../node_modules/@better-auth/core/dist/social-providers/google.mjs";

export const socialProviders = { github, google };
export const socialProviderList = Object.keys(socialProviders);
export const SocialProviderListEnum = z.enum(socialProviderList).or(z.string());
