// Stripe's SDK, less the resources that nothing here calls: scripts/slim-stripe.ts writes its client without them. The rest
// is what the package does for Workers. wrangler.toml puts this file in its place.
import { WebPlatformFunctions } from "../../node_modules/stripe/esm/platform/WebPlatformFunctions.js";
import { Stripe } from "./build/stripe.js";

Stripe.initialize(new WebPlatformFunctions());

export default Stripe;
export { Stripe };
