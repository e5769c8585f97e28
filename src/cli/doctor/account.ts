import { systemClock } from "../../time/clock.ts";
import type { Account } from "../account/environment.ts";
import { type Problem, problemOf } from "../account/problem.ts";
import { openSession, type Session } from "../account/session.ts";
import { duration, localTime } from "../terminal/times.ts";
import { type Check, type Checks, type Doctor, failed, ok, warning } from "./check.ts";

/** The call that shows whether the account works: it reads, and costs next to nothing of any quota. */
const HARMLESS = "/cgi-bin/get_api_domain_ip";
/** WeChat accepts signed requests up to this difference. */
const MAX_DIFFERENCE_MS = 60_000;
/** A slow network may account for as much. */
const NO_DIFFERENCE_MS = 5_000;
/** The server's Date has whole seconds: on average, it is half of one behind. */
const MEAN_DATE_ERROR_MS = 500;
/** From this share on, the day may not be over before the quota is. */
const SCARCE = 0.8;

const TOKEN_PATH = "/cgi-bin/stable_token";

/** The token, the IP whitelist, a call, and the quota of the token API. */
export async function* checkAccount(account: Account, baseURL: string, doctor: Doctor): Checks {
  const { say, lang, waitFor } = doctor;
  let session: Session;
  try {
    session = openSession(account, { baseURL, lang });
  } catch (error) {
    yield failed("token", problemOf(error, lang).message);
    return false;
  }
  waitFor(say("Fetching the token", "正在获取 token"));
  try {
    const endsAtMs = await session.tokenEndsAtMs();
    const left = duration(endsAtMs - systemClock.wallMs(), lang);
    yield ok(
      "token",
      say(`valid until ${localTime(endsAtMs)} (${left})`, `有效期至 ${localTime(endsAtMs)}（还有 ${left}）`),
    );
  } catch (error) {
    const problem = problemOf(error, lang);
    yield failed("token", problem.message, problem.next);
    if (problem.ip !== undefined) yield unlisted(problem.ip, account, doctor);
    return false;
  }

  waitFor(say("Calling an API", "正在调用接口"));
  const rejection = await problemIn(session.api.get(HARMLESS), doctor);
  yield rejection?.ip === undefined
    ? ok("whitelist", say("accepts this machine", "已包含本机"))
    : unlisted(rejection.ip, account, doctor);
  yield rejection
    ? failed("call", rejection.message, rejection.next)
    : ok("call", say(`${HARMLESS} succeeded`, `${HARMLESS} 调用成功`));
  if (account.product === "mp" && !rejection) yield await checkTokenQuota(session, doctor);
  return rejection === undefined;
}

/** Signed calls and certificates need the right time. No token goes along. */
export async function* checkClock(account: Account, baseURL: string, doctor: Doctor): Checks {
  const { say, lang, waitFor } = doctor;
  waitFor(say("Comparing clocks", "正在比较时钟"));
  const askedAtMs = systemClock.wallMs();
  let date: string | undefined;
  try {
    const { api } = openSession(account, { baseURL, lang });
    const options = { wechat: false, maxRedirects: 0, validateStatus: () => true } as const;
    date = String((await api.get(HARMLESS, options)).headers.date ?? "");
  } catch (error) {
    yield failed("clock", problemOf(error, lang).message);
    return false;
  }
  const serverMs = Date.parse(date) + MEAN_DATE_ERROR_MS;
  const differenceMs = (askedAtMs + systemClock.wallMs()) / 2 - serverMs;
  if (Number.isNaN(differenceMs)) {
    yield warning(
      "clock",
      say("the server sends no Date", "服务器没有返回 Date"),
      say("Compare the clock of this machine with another", "请自行核对本机时间"),
    );
  } else if (Math.abs(differenceMs) > MAX_DIFFERENCE_MS) {
    const by = duration(Math.abs(differenceMs), lang);
    const isAhead = differenceMs > 0;
    yield warning(
      "clock",
      say(
        `this machine is ${by} ${isAhead ? "ahead of" : "behind"} the server`,
        `本机时间比服务器${isAhead ? "快" : "慢"} ${by}`,
      ),
      say("Synchronize the clock, for example with NTP", "请校准本机时间，例如使用 NTP"),
    );
  } else {
    const isSame = Math.abs(differenceMs) < NO_DIFFERENCE_MS;
    const by = duration(Math.abs(differenceMs), lang);
    yield ok(
      "clock",
      isSame
        ? say("agrees with the server's", "与服务器一致")
        : say(`${by} from the server's`, `与服务器相差 ${by}`),
    );
  }
  return true;
}

async function checkTokenQuota({ api }: Session, doctor: Doctor): Promise<Check> {
  const { say, waitFor, lang } = doctor;
  waitFor(say("Fetching the quota", "正在查询额度"));
  try {
    const { data } = await api.post("/cgi-bin/openapi/quota/get", { cgi_path: TOKEN_PATH });
    const { daily_limit: limit, used } = data.quota as { daily_limit: number; used: number };
    const message = say(
      `${used} of ${limit} token requests used today`,
      `今日已获取 token ${used} 次，上限 ${limit} 次`,
    );
    if (limit === 0 || used < SCARCE * limit) return ok("quota", message);
    const next = say(
      "Share one token between processes, see docs/several-processes.md",
      "请让各进程共用一个 token，见 docs/zh/several-processes.md",
    );
    return used < limit ? warning("quota", message, next) : failed("quota", message, next);
  } catch (error) {
    const { message, next } = problemOf(error, lang);
    return warning("quota", message, next ?? say("See axios-wechat quota", "可运行 axios-wechat quota"));
  }
}

function unlisted(ip: string, { product }: Account, { say }: Doctor): Check {
  const place =
    product === "wecom"
      ? say("the trusted IPs of the application", "应用的企业可信 IP")
      : say(
          "the IP whitelist (Settings and development, Basic configuration)",
          " IP 白名单（设置与开发 - 基本配置）",
        );
  return failed(
    "whitelist",
    say(`${ip} is not on the whitelist`, `${ip} 不在白名单中`),
    say(`Add ${ip} to ${place}`, `请将 ${ip} 加入${place}`),
  );
}

async function problemIn(call: Promise<unknown>, { lang }: Doctor): Promise<Problem | undefined> {
  try {
    await call;
    return undefined;
  } catch (error) {
    return problemOf(error, lang);
  }
}
