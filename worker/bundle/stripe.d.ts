export { default, Stripe } from "stripe";
