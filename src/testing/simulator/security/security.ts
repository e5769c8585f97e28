import { shown } from "../../../checks/describe.ts";
import { parseJson } from "../../../protocol/envelope.ts";
import { withoutMembers } from "../../../protocol/json-members.ts";
import { nodeCrypto } from "../../../runtime/node-crypto.ts";
import { type Encrypted, fromBase64 } from "../../../security/encrypt.ts";
import { SUPPORTED_PATHS } from "../../../security/paths.ts";
import { bodyOf, OWN_FIELDS } from "../../../security/request.ts";
import { ErrorReply } from "../http/error-reply.ts";
import type { SimulatorAnswer } from "../http/render.ts";
import type { ReceivedRequest } from "../http/request.ts";
import { receiveRequest } from "../http/request.ts";
import { createAccountKeys, createPlatformKey, type PlatformKey } from "./keys.ts";
import type { SecurityAnswer, SimulatorSecurity, SimulatorSecurityOptions } from "./options.ts";

const ANSWERS: readonly SecurityAnswer[] = ["signed", "unsigned", "tampered", "late", "deprecated"];
const MAX_AGE_S = 300;
/** Files are sent unencrypted. */
const FILE = /^(?:image|audio|video)\/|^application\/octet-stream/;

/** WeChat's side of signed and encrypted calls. */
export interface Security {
  readonly public: SimulatorSecurity;
  /** The decrypted request, or the errcode that rejects it; undefined for a call that is not covered. */
  open(request: ReceivedRequest): ReceivedRequest | ErrorReply | undefined;
  /** Encrypts and signs an answer. */
  close(answer: SimulatorAnswer, request: ReceivedRequest): SimulatorAnswer;
  reset(): void;
}

/** @param appid whose the keys are, unless the options say it */
export function createSecurity(given: SimulatorSecurityOptions, appid: string, now: () => number): Security {
  const { options, cipher, verify } = createAccountKeys(given, appid);
  const { symmetric, paths = SUPPORTED_PATHS, origin = "https://api.weixin.qq.com" } = options;
  const present = createPlatformKey();
  let following: PlatformKey | undefined;
  let how: SecurityAnswer = "signed";

  const next = () => {
    following ??= createPlatformKey();
    return following;
  };
  const covers = (path: string) => (typeof paths === "function" ? paths(path) : paths.includes(path));
  const nowS = () => Math.floor(now() / 1000);
  const aadOf = (path: string, timestamp: string | number) =>
    Buffer.from(`${origin}${path}|${options.appid}|${timestamp}|${symmetric.sn}`);
  const signedText = (path: string, timestamp: string | number, body: Uint8Array) =>
    Buffer.concat([Buffer.from(`${origin}${path}\n${options.appid}\n${timestamp}\n`), body]);

  function verified({ headers, path, body }: ReceivedRequest): ErrorReply | string {
    const timestamp = headers["wechatmp-timestamp"];
    if (!headers["wechatmp-appid"]) return new ErrorReply(40233);
    if (!timestamp) return new ErrorReply(40231);
    const signature = headers["wechatmp-signature"];
    if (!signature) return new ErrorReply(40232);
    if (headers["wechatmp-appid"] !== options.appid) return new ErrorReply(40236);
    if (nowS() - Number(timestamp) > MAX_AGE_S) return new ErrorReply(40240);
    const bytes = fromBase64(signature);
    return bytes && verify(signedText(path, timestamp, body), bytes) ? timestamp : new ErrorReply(40234);
  }

  function decrypted({ path, body }: ReceivedRequest, timestamp: string): string | undefined {
    try {
      const encrypted = JSON.parse(Buffer.from(body).toString()) as Encrypted;
      const text = cipher.decrypt(encrypted, aadOf(path, timestamp)).toString();
      const { _appid, _timestamp } = parseJson(text) as Record<string, unknown>;
      return _appid === options.appid && String(_timestamp) === timestamp ? text : undefined;
    } catch {
      return undefined;
    }
  }

  function sealed(answer: SimulatorAnswer, path: string): SimulatorAnswer {
    const timestamp = how === "late" ? nowS() - MAX_AGE_S - 1 : nowS();
    const own = JSON.stringify({
      _n: nodeCrypto().randomBytes(16).toString("base64"),
      _appid: options.appid,
      _timestamp: timestamp,
    });
    const text = Buffer.from(answer.body).toString().trim();
    const fields = text === "{}" ? "" : `,${text.slice(1, -1)}`;
    const plaintext = Buffer.from(`${own.slice(0, -1)}${fields}}`);
    const encrypted = cipher.encrypt(plaintext, aadOf(path, timestamp));
    const body = Buffer.from(bodyOf(encrypted));
    const signer = how === "deprecated" ? next() : present;
    const signed = signedText(path, timestamp, body);
    return {
      ...answer,
      headers: {
        ...answer.headers,
        "wechatmp-appid": options.appid,
        "wechatmp-timestamp": String(timestamp),
        "wechatmp-serial": signer.sn,
        "wechatmp-signature": signer.sign(signed),
        ...(how === "deprecated" && {
          "wechatmp-serial-deprecated": present.sn,
          "wechatmp-signature-deprecated": present.sign(signed),
        }),
      },
      body: how === "tampered" ? Buffer.from(bodyOf(tampered(encrypted))) : body,
    };
  }

  return {
    public: {
      get options() {
        return { ...options, platformCertificates: { [present.sn]: present.certificate } };
      },
      get certificates() {
        return { [present.sn]: present.certificate, [next().sn]: next().certificate };
      },
      answer(wanted) {
        if (!ANSWERS.includes(wanted)) {
          throw new TypeError(`security.answer: must be one of ${ANSWERS.join(", ")}, got ${shown(wanted)}`);
        }
        how = wanted;
      },
    },
    open(request) {
      if (request.method !== "POST" || !covers(request.path)) return undefined;
      const timestamp = verified(request);
      if (timestamp instanceof ErrorReply) return timestamp;
      const text = decrypted(request, timestamp);
      if (text === undefined) return new ErrorReply(40235);
      return receiveRequest({ ...request, body: Buffer.from(withoutMembers(text, OWN_FIELDS)) });
    },
    close(answer, { path }) {
      const isClear = answer.disconnect === true || answer.status >= 300 || how === "unsigned";
      return isClear || FILE.test(answer.headers["content-type"] ?? "") ? answer : sealed(answer, path);
    },
    reset() {
      how = "signed";
    },
  };
}

function tampered({ data, ...others }: Encrypted): Encrypted {
  const bytes = Buffer.from(data, "base64");
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  return { ...others, data: bytes.toString("base64") };
}
