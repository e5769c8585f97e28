import axios, { type AxiosResponseTransformer } from "axios";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createReadResponse } from "../../../src/response/read.ts";
import { requestConfig, responseTo } from "../axios-parts.ts";

const FAILURE = '{"errcode":40003,"errmsg":"invalid openid"}';
const { transformResponse, transitional } = axios.defaults;
const ownTransform = [transformResponse ?? []].flat() as AxiosResponseTransformer[];

/** Reads a response to a call with axios' own defaults, and returns it with the result. */
function read(data: unknown, config: Parameters<typeof requestConfig>[0] = {}) {
  const sent = requestConfig({
    transformResponse: ownTransform,
    transitional: transitional ?? {},
    ...config,
  });
  const response = responseTo(sent, data);
  return { envelope: createReadResponse(undefined)(response, sent), response };
}

const arrayBufferOf = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer as ArrayBuffer;

describe("an errcode", () => {
  it.each<[string, unknown]>([
    ["a text", FAILURE],
    ["an object", JSON.parse(FAILURE)],
    ["a Buffer (http adapter)", Buffer.from(FAILURE)],
    ["an ArrayBuffer (fetch adapter)", arrayBufferOf(FAILURE)],
    ["bytes", new TextEncoder().encode(FAILURE)],
  ])("is found in %s, without a promise", (_, data) => {
    expect(read(data).envelope).toMatchObject({ errcode: 40003, errmsg: "invalid openid" });
  });

  it("is found in a Blob", async () => {
    await expect(read(new Blob([FAILURE])).envelope).resolves.toMatchObject({ errcode: 40003 });
  });

  it.each(["text", "json", "arraybuffer", "blob", "document"] as const)(
    "is found in a text when the responseType is %s (trap: a blob is a string on the http adapter)",
    (responseType) => {
      expect(read(FAILURE, { responseType }).envelope).toMatchObject({ errcode: 40003 });
    },
  );

  it("is found in a text, whatever a user's own transform would return for it", () => {
    const transform = vi.fn((data: unknown) => data);
    const { envelope, response } = read(FAILURE, { transformResponse: [transform] });
    expect(envelope).toMatchObject({ errcode: 40003 });
    expect(transform).not.toHaveBeenCalled();
    expect(response.data).toBe(FAILURE);
  });

  it.each<[string, unknown]>([
    ["an empty text", ""],
    ["nothing", null],
    ["nothing at all", undefined],
    ["a number", 40003],
    ["a success", '{"errcode":0,"errmsg":"ok"}'],
    ["a list", `[${FAILURE}]`],
    ["XML", "<xml/>"],
    ["an image", Buffer.from([0xff, 0xd8, 0xff])],
  ])("is not found in %s", (_, data) => {
    expect(read(data).envelope).toBeUndefined();
  });
});

describe("a text that axios itself would parse", () => {
  // Trap: parse once, because a 310 KB body costs 346 µs each time.
  it("is parsed in the exchange and kept, so that dispatch does not parse it", () => {
    const { response } = read('{"nickname":"x","openid":"o"}');
    expect(response.data).toEqual({ nickname: "x", openid: "o" });
    const again = ownTransform[0]?.call(response.config, response.data, response.headers as never, 200);
    expect(again).toBe(response.data);
  });

  it("is parsed despite raw control characters", () => {
    expect(read('{"nickname":"a\u0001b"}').response.data).toEqual({ nickname: "a\u0001b" });
    expect(read('[{"nickname":"a\u0001b"}]', { responseType: "json" }).response.data).toEqual([
      { nickname: "a\u0001b" },
    ]);
  });

  it.each([["40003"], ['"text"'], ["null"], ["true"]])(
    "stays the text %s when it is a primitive, or dispatch would parse it again",
    (data) => {
      expect(read(data).response.data).toBe(data);
    },
  );

  it.each<[string, Parameters<typeof requestConfig>[0]]>([
    ["requests text", { responseType: "text" }],
    ["disabled parsing", { transitional: { forcedJSONParsing: false } }],
    ["has its own transform", { transformResponse: [(data: unknown) => data] }],
    ["has an additional transform", { transformResponse: [...ownTransform, (data: unknown) => data] }],
    ["has no transform", { transformResponse: [] }],
  ])("stays a text when the call %s", (_, config) => {
    const data = '{"nickname":"a"}';
    expect(read(data, config).response.data).toBe(data);
  });

  it("that strict parsing rejects is left to dispatch, which throws", () => {
    const strict = { responseType: "json", transitional: { silentJSONParsing: false } } as const;
    const { envelope, response } = read("<html>502</html>", strict);
    expect(envelope).toBeUndefined();
    expect(response.data).toBe("<html>502</html>");
  });
});

describe("a response after the transforms", () => {
  const readTransformed = (data: unknown, config: Parameters<typeof requestConfig>[0] = {}) => {
    const sent = requestConfig({
      transformResponse: ownTransform,
      transitional: transitional ?? {},
      ...config,
    });
    return createReadResponse(undefined, { transformed: true })(responseTo(sent, data), sent);
  };

  it("with a text about an errcode was a JSON string: only the top level counts", () => {
    expect(readTransformed(FAILURE)).toBeUndefined();
  });

  it("that could not be parsed is still checked", () => {
    expect(readTransformed('{"errcode":40003,"errmsg":"a\u0001b"}')).toMatchObject({ errcode: 40003 });
  });

  it("with text by request is read as text", () => {
    expect(readTransformed(FAILURE, { responseType: "text" })).toMatchObject({ errcode: 40003 });
    expect(readTransformed(FAILURE, { transformResponse: [] })).toMatchObject({ errcode: 40003 });
  });
});

describe("a large binary response", () => {
  it("is the adapter's own object", () => {
    const image = Buffer.alloc(1_000_000, 0xff);
    const { envelope, response } = read(image);
    expect(envelope).toBeUndefined();
    expect(response.data).toBe(image);
  });

  it("in a Blob is not copied for the check", async () => {
    const image = new Blob([Buffer.alloc(1_000_000, 0xff)]);
    const whole = vi.spyOn(image, "arrayBuffer");
    await expect(read(image).envelope).resolves.toBeUndefined();
    expect(whole).not.toHaveBeenCalled();
  });
});

describe("a text that axios cannot parse", () => {
  afterEach(() => vi.restoreAllMocks());

  /** How often a text is parsed, by the exchange or by an interceptor. */
  const parses = (data: string, transformed: boolean) => {
    const sent = requestConfig({ transformResponse: ownTransform, transitional: transitional ?? {} });
    const readResponse = createReadResponse(undefined, { transformed });
    const response = responseTo(sent, data);
    const parse = vi.spyOn(JSON, "parse");
    readResponse(response, sent);
    const count = parse.mock.calls.length;
    parse.mockRestore();
    return { count, data: response.data };
  };

  // Trap: 50 MB with one control character were parsed three times, and once more by the safety net.
  it.each([true, false])(
    "is parsed once unchanged and once without its control characters: %s",
    (transformed) => {
      expect(parses('{"a":"\u0001"}', transformed)).toEqual({ count: 2, data: { a: "\u0001" } });
      expect(parses("{broken", transformed).count).toBe(1);
    },
  );

  it.each([true, false])("stays unchanged when it is very long: %s", (transformed) => {
    const long = `{"a":"\u0001${"a".repeat(16_000_000)}"}`;
    const { count, data } = parses(long, transformed);
    expect(count).toBe(1);
    expect(data === long).toBe(true);
  });
});
