// What the plugin and the simulator load from the disk when they need it first: virtual time does not wait for a disk.
import "../../src/call/quota/paused-error.ts";
import "../../src/call/recovery/recovery.ts";
import "../../src/call/sibling/attach-axios-retry.ts";
import "../../src/endpoints/lookup.ts";
import "../../src/errcodes/lookup.ts";
import "../../src/errors/create.ts";
import "../../src/errors/redact-error.ts";
import "../../src/observe/hook-warning.ts";
import "../../src/request/failover.ts";
import "../../src/request/follow-redirects.ts";
import "../../src/response/partial-failures.ts";
import "../../src/testing/simulator/shapes/reply.ts";
import "../../src/token/providers/request/request-token.ts";
import "../../src/token/renewal/renew.ts";
