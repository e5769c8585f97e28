/**
 * Metrics and span events of OpenTelemetry. It imports `@opentelemetry/api`, an optional peer.
 *
 * @module axios-wechat/opentelemetry
 */
export { type OpenTelemetryHooks, type OpenTelemetryOptions, openTelemetry } from "./open-telemetry.ts";
