import type { Rewrites } from "./rewrite";

/** `offset` is the size of a page, without a maximum upstream; a negative one counts from the other end. */
const LARGEST_PAGE = 500;

export const findMessagesRewrites: Rewrites = {
  "POST /chat/findMessages/:instanceName": {
    request: async (_call, body) =>
      Math.abs(Number(body.offset)) > LARGEST_PAGE ? { ...body, offset: LARGEST_PAGE } : body,
  },
};
