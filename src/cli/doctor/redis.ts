import { randomUUID } from "node:crypto";
import { redisStore } from "../../store/redis/redis-store.ts";
import type { TokenStore } from "../../store/token-store.ts";
import { systemClock } from "../../time/clock.ts";
import { problemOf } from "../account/problem.ts";
import { type Checks, type Doctor, failed, ok, warning } from "./check.ts";
import { inTime } from "./deadline.ts";
import { type Connection, connectRedis } from "./redis-client.ts";

/** Every call that finds no token in memory waits for this. */
const SLOW_MS = 100;
/** What is written is gone by then, whatever happens. */
const LIFETIME_MS = 10_000;
const KEY = "doctor";

/** A round trip to Redis, then what the store needs: scripts, and a lock that keeps others out. */
export async function* checkRedis(url: string, doctor: Doctor): Checks {
  const { say, lang, waitFor } = doctor;
  waitFor(say("Connecting to Redis", "正在连接 Redis"));
  if (!/^rediss?:\/\//.test(url)) {
    // The value may be a password that a typing error has laid bare.
    yield failed(
      "redis",
      say("--redis is not a redis or rediss URL", "--redis 的值不是 redis 或 rediss 地址"),
      say("For example redis://127.0.0.1:6379", "例如 redis://127.0.0.1:6379"),
    );
    return false;
  }
  let connection: Connection | undefined;
  try {
    connection = await inTime(connectRedis(url));
    if (!connection) {
      yield failed(
        "redis",
        say("neither ioredis nor redis is installed", "没有安装 ioredis 或 redis"),
        say("npm i ioredis", "npm i ioredis"),
      );
      return false;
    }
    const startedAtMs = systemClock.monotonicMs();
    await inTime(connection.ping());
    const tookMs = Math.round(systemClock.monotonicMs() - startedAtMs);
    const message = say(`round trip of ${tookMs} ms`, `往返 ${tookMs} ms`);
    yield tookMs < SLOW_MS
      ? ok("redis", message)
      : warning("redis", message, say("Use a Redis nearer to this machine", "请使用离本机更近的 Redis"));
  } catch (error) {
    connection?.close();
    yield failed(
      "redis",
      problemOf(error, lang).message,
      say(
        "Check host, port, password and TLS (rediss:) of the URL",
        "请检查地址、端口、密码，以及是否需要 TLS（rediss:）",
      ),
    );
    return false;
  }
  try {
    const store = redisStore(connection.client, { prefix: `axios-wechat:${randomUUID()}:` });
    const hasScripts = yield* checkScript(store, doctor);
    return hasScripts && (yield* checkLock(store, doctor));
  } finally {
    connection.close();
  }
}

async function* checkScript(store: TokenStore, { say, lang }: Doctor): Checks {
  try {
    const expiresAtMs = systemClock.wallMs() + LIFETIME_MS;
    await inTime(store.set(KEY, { value: KEY, expiresAtMs, generation: 2 }));
    const isOlderKept = await inTime(store.set(KEY, { value: "older", expiresAtMs, generation: 1 }));
    const found = await inTime(store.get(KEY));
    if (isOlderKept || found?.value !== KEY) throw new Error(say("a value was not kept", "写入的值没有保留"));
    yield ok("redis-script", say("scripts run, and values are kept", "脚本可以执行，值可以读写"));
    return true;
  } catch (error) {
    yield failed(
      "redis-script",
      problemOf(error, lang).message,
      say("Allow the commands GET, SET, DEL and EVAL to this user", "请允许该用户执行 GET、SET、DEL 和 EVAL"),
    );
    return false;
  }
}

async function* checkLock(store: TokenStore, { say, lang }: Doctor): Checks {
  const take = async () => store.lock?.(KEY, { waitMs: 0, leaseMs: LIFETIME_MS });
  try {
    const release = await inTime(take());
    const isTakenTwice = await inTime(take()).then(
      () => true,
      () => false,
    );
    await release?.();
    if (isTakenTwice) throw new Error(say("two processes could hold it", "两个进程可以同时持有锁"));
    yield ok("redis-lock", say("is held by one process at a time", "同一时间只有一个进程持有"));
    return true;
  } catch (error) {
    yield failed(
      "redis-lock",
      problemOf(error, lang).message,
      say(
        "Use a Redis server or a cluster, and no proxy that drops SET NX PX",
        "请直连 Redis 或集群，不要经过不支持 SET NX PX 的代理",
      ),
    );
    return false;
  }
}
