// The import rule of ARCHITECTURE.md, checked by `npm run imports`: a file imports from its own room and from rooms on
// lower floors. Rooms on one floor do not know each other.
const FLOORS = [
  ["errcodes", "secrets", "time", "runtime"],
  ["protocol", "endpoints", "checks"],
  ["errors"],
  ["store", "quota", "request", "observe", "security"],
  ["token", "retry", "response"],
  ["accounts"],
  ["call"],
  ["attach"],
];
const ROOMS_BESIDE = {
  opentelemetry: FLOORS.slice(0, 4).flat(),
  api: [],
  testing: [...FLOORS.slice(0, 4).flat(), "api"],
  cli: [...FLOORS.slice(0, 5).flat(), "testing"],
};

const SESSION = "^src/cli/account/session\\.ts$";

const onlyFrom = (room, allowed) => ({
  name: `${room}-imports-only-from-lower-floors`,
  severity: "error",
  from: { path: `^src/${room}/`, pathNot: SESSION },
  to: { path: "^src/", pathNot: `^src/(${[room, ...allowed].join("|")})/` },
});

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-orphans",
      severity: "error",
      from: { orphan: true, path: "^src/", pathNot: "augment\\.ts$|\\.d\\.cts$" },
      to: {},
    },
    {
      name: "every-room-has-a-floor",
      severity: "error",
      from: {},
      to: {
        path: "^src/",
        pathNot: `^src/(index\\.ts|augment\\.ts|(${[...FLOORS.flat(), ...Object.keys(ROOMS_BESIDE)].join("|")})/)`,
      },
    },
    ...FLOORS.flatMap((rooms, floor) => rooms.map((room) => onlyFrom(room, FLOORS.slice(0, floor).flat()))),
    ...Object.entries(ROOMS_BESIDE).map(([room, allowed]) => onlyFrom(room, allowed)),
    {
      name: "only-index-imports-attach",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(index\\.ts|attach/)" },
      to: { path: "^src/attach/" },
    },
    {
      // The session of doctor, quota, rid and token, which these load when they run.
      name: "only-the-session-of-the-command-line-imports-index",
      severity: "error",
      from: { path: "^src/", pathNot: SESSION },
      to: { path: "^src/index\\.ts" },
    },
    {
      name: "the-catalog-imports-no-package",
      severity: "error",
      from: { path: "^src/errcodes/" },
      to: { pathNot: "^src/errcodes/" },
    },
    {
      name: "the-endpoint-table-imports-no-package",
      severity: "error",
      from: { path: "^src/endpoints/" },
      to: { pathNot: "^src/(endpoints|errcodes)/" },
    },
    {
      name: "the-redis-store-imports-no-client",
      severity: "error",
      from: { path: "^src/store/redis/" },
      to: { path: "node_modules/(ioredis|redis|@redis)/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "node"] },
  },
};
