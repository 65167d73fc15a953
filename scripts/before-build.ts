import { join } from "node:path";
import type { OpenApiDocument } from "../worker/reference/open-api.ts";
import { copyDocs } from "./copy-docs.ts";
import { importWorker } from "./import-worker.ts";
import { slimPhoneMetadata } from "./slim-phone-metadata.ts";
import { CHECKOUT_FILE, slimCheckout, slimStripe } from "./slim-stripe.ts";
import { writeIfNew } from "./write-if-new.ts";

// What wrangler runs before it bundles the worker: static assets, so that the worker need not know how it is described, and
// the data that a build takes from packages.

const PROJECT = join(import.meta.dirname, "..");

const SLIMMED = join(PROJECT, "worker/bundle/build");

copyDocs();
writeIfNew(join(PROJECT, "public/phone-metadata.json"), JSON.stringify(slimPhoneMetadata()));
writeIfNew(join(SLIMMED, CHECKOUT_FILE), slimCheckout(SLIMMED));
writeIfNew(join(SLIMMED, "stripe.js"), slimStripe(SLIMMED));

const { makeDocument } = await importWorker<{ makeDocument(): OpenApiDocument }>("worker/reference/document.ts");
writeIfNew(join(PROJECT, "public/openapi.json"), JSON.stringify(makeDocument()));
