import { CLOSE_CODES } from "../../lib/contract/live";
import { createCheck } from "./check-listeners";
import { type Hall, listenerAt } from "./hall";
import type { Feed } from "./store";

/** Closes the sockets of those who may not listen any more. */
export async function dismissUnwelcome({ env, sockets }: Hall, feed: Feed): Promise<void> {
  const isWelcome = createCheck(env, feed);
  await Promise.all(
    sockets().map(async (socket) => {
      const isStill = await isWelcome(listenerAt(socket));
      if (!isStill) socket.close(CLOSE_CODES.REVOKED, "this key or session may not listen any more");
    }),
  );
}
