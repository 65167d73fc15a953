// Numbers that Stripe writes as text stay text, both ways: nothing here reckons with them.
const leave = (data) => data;

export { leave as coerceV2RequestData, leave as coerceV2ResponseData };
