/**
 * Metrics and span events of OpenTelemetry. It imports `@opentelemetry/api`, an optional peer.
 *
 * @module axios-wechat/opentelemetry
 */
export { type OpenTelemetryOptions, openTelemetry } from "./open-telemetry.ts";
