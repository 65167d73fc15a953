import { expect, it } from "vitest";
import { makeHouse } from "../api/support";

it("an invented id of a call, of a time that no database has, breaks nothing", async () => {
  const { owner, path } = await makeHouse();
  const invented = "ffffffff-ffff-4fff-8fff-ffffffffffff";
  for (const query of [`requestId=${invented}`, `cursor=${invented}`]) {
    expect((await owner.ask("GET", `${path}/requests?${query}`)).status).not.toBe(500);
  }
  const replay = await owner.ask("POST", `${path}/requests/${invented}/replay`, { body: null, confirm: true });
  expect(replay.status).toBe(404);
});
