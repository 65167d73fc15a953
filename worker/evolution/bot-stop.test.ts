import { expect, it } from "vitest";
import { isStopped, stopChanges, withoutStop, withStop } from "./bot-stop";

const GROUPS = "@g.us";
const CONTACT = "5511988887777@s.whatsapp.net";

it.each([[[]], [[CONTACT]], [[GROUPS, CONTACT]], [["@s.whatsapp.net", GROUPS]]])(
  "ignores everybody besides %j, and leaves those behind",
  (ignoreJids) => {
    const stopped = withStop(ignoreJids);
    expect(stopped).toEqual(expect.arrayContaining(["@s.whatsapp.net", GROUPS]));
    expect([isStopped(stopped), isStopped(ignoreJids)]).toEqual([true, false]);
    expect(withoutStop(stopped)).toEqual(ignoreJids);
    expect(withoutStop(ignoreJids)).toEqual(ignoreJids);
  },
);

it("keeps whom a server has been told to ignore since", () => {
  expect(withoutStop([...withStop([GROUPS]), CONTACT])).toEqual([GROUPS, CONTACT]);
});

it.each([null, undefined, "x", [], [1]])("takes %j for no stop", (ignoreJids) => {
  expect(isStopped(ignoreJids)).toBe(false);
});

/** As a server does. */
const applied = (ignoreJids: string[], stop: boolean) =>
  stopChanges(ignoreJids, stop).reduce(
    (jids, { remoteJid, action }) =>
      action === "add" ? jids.concat(remoteJid) : jids.filter((jid) => jid !== remoteJid),
    ignoreJids,
  );

it.each([[[]], [[CONTACT]], [[GROUPS, CONTACT]], [["@s.whatsapp.net", GROUPS]]])(
  "stops and lets go of %j one by one, also where that was cut off",
  (ignoreJids) => {
    const stopped = applied(ignoreJids, true);
    expect(stopped).toEqual(expect.arrayContaining(["@s.whatsapp.net", GROUPS]));
    expect(stopChanges(stopped, true)).toEqual([]);
    expect(applied(stopped, false)).toEqual(ignoreJids);
    expect(stopChanges(ignoreJids, false)).toEqual([]);
    const half = applied(stopped.slice(0, ignoreJids.length + 1), true);
    expect(half).toEqual(stopped);
  },
);
