import { SEND } from "../scene/scene.ts";
import { type Assignment, withScene } from "./run-scenario.ts";

/** Errors that a program may die of: WeChat's, and one of the transport. */
export const UNCAUGHT = ["typed", "transport"] as const;

/** Fails, and catches nothing. What the runtime then prints must have no secret. */
export function failUncaught(
  kind: string,
  { controlUrl, program }: Pick<Assignment, "controlUrl" | "program">,
): Promise<never> {
  return withScene({ controlUrl, program, adapter: undefined }, async ({ simulator, attach }) => {
    if (kind === "typed") await simulator.fail(SEND, 45015);
    else await simulator.disconnect(SEND);
    await attach().post(SEND, { touser: "o1" });
    throw new Error("the call went well");
  });
}
