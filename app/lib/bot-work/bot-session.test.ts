import { expect, it } from "vitest";
import type { BotSession } from "../../../lib/contract/bot";
import { toSessionRow } from "./bot-session";

const session: BotSession = {
  ...{ id: "s1", contact: "628122220042@s.whatsapp.net", name: "Siti", status: "opened", awaitsUser: true },
  ...{ createdAt: "2026-01-01T00:00:00.000Z", updatedAt: null },
};

it("keeps everything but the number, of which the last digits stay", () => {
  expect(toSessionRow(session)).toEqual({ ...session, contact: "••••0042" });
  expect(toSessionRow({ ...session, contact: "120363000000001234@g.us" }).contact).toBe("••••1234");
});

it("takes no number for a name", () => {
  for (const name of ["628122220042", "+62 812-2222-0042", "(0812) 2222 0042"]) {
    expect(toSessionRow({ ...session, name }).name).toBeNull();
  }
  for (const name of ["Siti 24", "小林", "7-Eleven"]) expect(toSessionRow({ ...session, name }).name).toBe(name);
});
