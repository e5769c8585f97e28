import { Readable } from "node:stream";
import axios, { type AxiosRequestTransformer } from "axios";
import NodeFormData from "form-data";
import { describe, expect, it, vi } from "vitest";
import { prepareBody } from "../../../src/request/body.ts";
import { requestConfig } from "../axios-parts.ts";

const transformRequest = [axios.defaults.transformRequest ?? []].flat();
/** What dispatch writes for a POST without a body. */
const NO_BODY = { "Content-Type": "application/x-www-form-urlencoded" };

const post = (parts: Parameters<typeof requestConfig>[0] = {}) =>
  requestConfig({ method: "post", transformRequest, headers: NO_BODY, ...parts });

describe("a body that the caller creates (wechat.body)", () => {
  it("is created once per attempt, so that a stream can be resent", () => {
    const streams: Readable[] = [];
    const make = vi.fn(() => {
      const stream = Readable.from(["x"]);
      streams.push(stream);
      return stream;
    });
    const config = post();
    const body = prepareBody(config, make);
    expect(body.replayable).toBe(true);
    expect(make).toHaveBeenCalledOnce();
    expect(config.data).toBe(streams[0]);
    body.rewind();
    expect(make).toHaveBeenCalledTimes(2);
    expect(config.data).toBe(streams[1]);
  });

  it("is sent as JSON when it is an object, not as the form that dispatch assumes for an absent body", () => {
    const config = post();
    prepareBody(config, () => ({ touser: "o" }));
    expect(config.data).toBe('{"touser":"o"}');
    expect(config.headers.get("Content-Type")).toBe("application/json");
  });

  it("keeps the caller's Content-Type", () => {
    const config = post({ headers: { "Content-Type": "text/plain" } });
    const body = prepareBody(config, () => "text");
    expect(config.headers.get("Content-Type")).toBe("text/plain");
    body.rewind();
    expect(config.headers.get("Content-Type")).toBe("text/plain");
  });

  it("has axios' Content-Type for a text, when it is one", () => {
    const config = post();
    prepareBody(config, () => "a=1");
    expect(config.data).toBe("a=1");
    expect(config.headers.get("Content-Type")).toBe(NO_BODY["Content-Type"]);
  });

  it("passes the same transforms as an ordinary body", () => {
    const shout: AxiosRequestTransformer = (data: string, headers) => {
      headers.set("X-Shout", "yes");
      return data.toUpperCase();
    };
    const config = post({ transformRequest: [shout] });
    prepareBody(config, () => "text");
    expect(config.data).toBe("TEXT");
    expect(config.headers.get("X-Shout")).toBe("yes");
  });

  it("has its own boundary and no stale length each time, when it is a form-data form", () => {
    const forms: NodeFormData[] = [];
    const config = post();
    const body = prepareBody(config, () => {
      const form = new NodeFormData();
      form.append("media", "x".repeat(forms.length + 1));
      forms.push(form);
      return form;
    });
    for (const n of [0, 1]) {
      const form = forms[n];
      expect(config.data).toEqual(form?.getBuffer());
      expect(config.headers.get("Content-Type")).toContain(form?.getBoundary());
      expect(config.headers.has("Content-Length")).toBe(false);
      config.headers.setContentLength(form?.getBuffer().length ?? 0);
      if (n === 0) body.rewind();
    }
    expect(forms).toHaveLength(2);
  });

  it("fails the call with the error of its factory", () => {
    const make = () => {
      throw new Error("no such file");
    };
    expect(() => prepareBody(post(), make)).toThrow("no such file");
  });
});
