import {
  createWechatSimulator,
  type WechatSimulator,
  type WechatSimulatorOptions,
} from "axios-wechat/testing";

/** Simulators for worlds. Keys take long to make: those that have some are used again, and know no appsecret. */
export interface Simulators {
  take(options: WechatSimulatorOptions): WechatSimulator;
  refill(simulator: WechatSimulator): void;
}

export function createSimulators(): Simulators {
  const withKeys: WechatSimulator[] = [];
  return {
    take({ secret, ...options }) {
      if (options.security) return withKeys.pop() ?? createWechatSimulator(options);
      return createWechatSimulator({ ...options, ...(secret !== undefined && { secret }) });
    },
    refill(simulator) {
      if (!simulator.security) return;
      simulator.reset();
      withKeys.push(simulator);
    },
  };
}
