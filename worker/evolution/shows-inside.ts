/**
 * Whether a refusal tells of the server's inside: Evolution puts errors of its database and its own code, with queries and file
 * paths, into `message`. It does so with 500, and with 400 where a message was sent and could not be stored, or a create broke off.
 */
export const showsInside = (status: number, text: string) => (status < 500 ? CODE : CODE_OR_LINES).test(text);

/** What callers write comes back in refusals of their bodies, so that only what nobody else writes is a sign. */
const CODE = /prisma(client|repository)|invocation in|node_modules|\.[jt]s:\d/i;
const CODE_OR_LINES = /prisma|invocation|\n|\\n|node_modules|\.[jt]s:\d/i;
