import { expect, it } from "vitest";
import { chaos } from "../proofs/chaos/chaos.ts";

// Two minutes of everything failing need a machine that has nothing else to do.
it.runIf(process.env.CHAOS === "1")(
  "loses, doubles, over-admits and shows nothing while its parts fail in turn",
  async () => {
    const { figures, violations } = await chaos.run("reduced", 20_263, console.log);
    expect(violations).toEqual([]);
    expect(figures).toMatchObject({ wrongAnswers: 0, lost: 0, overAdmitted: 0, crossTenant: 0, sendsTwicePerKey: 0 });
  },
  240_000,
);
