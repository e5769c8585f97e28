import type { WechatSimulatorOptions } from "axios-wechat/testing";
import type { Scene } from "./scene.ts";

type Run = (scene: Scene) => Promise<void>;

/** What must hold on each runtime, by a sentence; run on each of its adapters unless it says otherwise. */
export interface Scenario {
  readonly run: Run;
  /** Options of its simulator. */
  readonly simulator?: WechatSimulatorOptions;
  /** Whether it sends nothing through axios, so that the adapter does not matter. */
  readonly withoutAdapter?: boolean;
  /** Whether it changes what others in its process use. */
  readonly alone?: boolean;
}

/** Scenarios of one topic: a line of the table in the docs. */
export type Group = Readonly<Record<string, Scenario | Run>>;
