import { expect, it } from "vitest";
import { envelopeOf, type NewInstance, newInstance, post } from "../../worker/webhooks/instance.fixture";

const ME = { wuid: "5511999990236@s.whatsapp.net", profileName: "Loja", profilePictureUrl: null };

/** A delivery of that moment: servers write several within one millisecond, and they overtake each other. */
const tell = (ours: NewInstance, [event, data]: readonly [string, unknown], at: number) =>
  post(ours, { ...envelopeOf(ours, event, data), date_time: new Date(at).toISOString() });

async function newOpen() {
  const ours = await newInstance();
  const at = Date.now() - 60_000;
  await tell(ours, ["connection.update", { state: "open", statusReason: 200, ...ME }], at);
  expect(await ours.state.view(ours.owner)).toMatchObject({ status: "open" });
  return { ours, at };
}

const status = (code: number) => ["status.instance", { status: "closed", disconnectionReasonCode: code }] as const;
const logout = ["logout.instance", null] as const;
const closed = (code: number) => ["connection.update", { state: "close", statusReason: code }] as const;

const ENDS = [
  [401, "logged_out"],
  [402, "temporarily_banned"],
  [403, "banned"],
  [406, "banned"],
] as const;

/** What a server sends at an end, in every order in which that may come. */
const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const;

it.each(ENDS)(
  "a session that ended with %i is %s, in whatever order its server's three words come",
  async (code, cause) => {
    for (const order of ORDERS) {
      const { ours, at } = await newOpen();
      const [first, last] = [at + 1_000, at + 1_009];
      const words = [
        () => tell(ours, status(code), first),
        () => tell(ours, logout, last),
        () => tell(ours, closed(code), last),
      ];
      for (const place of order) await words[place]?.();
      expect(await ours.state.view(ours.owner), order.join()).toMatchObject({
        status: "closed",
        cause,
        causeCode: code,
      });
      // The number is to be paired anew, and begins as a new one.
      expect(await ours.state.standing(ours.owner, [])).toMatchObject({ isOpen: false, pairedAt: null });
    }
  },
);

it("a logout is told by LOGOUT_INSTANCE alone where nothing else came", async () => {
  const { ours, at } = await newOpen();
  await tell(ours, logout, at + 1_000);
  expect(await ours.state.view(ours.owner)).toMatchObject({ status: "closed", cause: "logged_out", causeCode: 401 });
});

it("an instance is not made anew by a delivery that was retried", async () => {
  const { ours, at } = await newOpen();
  await tell(ours, ["instance.create", { instanceName: ours.instance.upstreamName }], at + 1_000);
  expect(await ours.state.view(ours.owner)).toMatchObject({ status: "open", profile: { number: "5511999990236" } });
});

it("whose number it is stays known where a server says only that it is open", async () => {
  const { ours, at } = await newOpen();
  await tell(ours, ["connection.update", { state: "open", statusReason: 200 }], at + 1_000);
  expect(await ours.state.view(ours.owner)).toMatchObject({ profile: { number: "5511999990236", name: "Loja" } });
});
