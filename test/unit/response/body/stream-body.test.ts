import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { describe, expect, it, vi } from "vitest";
import { release } from "../../../../src/response/body/stream-body.ts";
import { requestConfig, responseTo } from "../../axios-parts.ts";

const responseWith = (data: unknown) => responseTo(requestConfig(), data);

/** An unread stream whose bytes have all arrived. */
function arrived(text: string): Readable {
  const stream = new Readable({ read() {} });
  stream.push(text);
  stream.push(null);
  return stream;
}

describe("release", () => {
  it("ends a stream that has arrived, and leaves its bytes readable", async () => {
    const stream = arrived("text");
    const response = responseWith(stream);
    release(response, true);
    expect((await buffer(response.data as Readable)).toString()).toBe("text");
    expect(stream.readableEnded).toBe(true);
  });

  it("destroys an unread stream that is still arriving", () => {
    const stream = new Readable({ read() {} });
    release(responseWith(stream), false);
    expect(stream.destroyed).toBe(true);
  });

  it("cancels an unread web stream", () => {
    const cancel = vi.fn();
    release(responseWith(new ReadableStream({ cancel })), false);
    expect(cancel).toHaveBeenCalled();
  });

  it.each([
    ["Node", () => Readable.from(["text"], { objectMode: false })],
    ["web", () => new Blob(["text"]).stream()],
  ])("does not change a %s stream of bytes that were read", async (_, make) => {
    const stream = make();
    const response = responseWith(stream);
    release(response, true);
    expect(response.data).toBe(stream);
    expect((await buffer(stream)).toString()).toBe("text");
  });

  it.each([undefined, null, "text", { errcode: 40003 }])("ignores %j", (data) => {
    const response = responseWith(data);
    release(response, false);
    expect(response.data).toBe(data);
  });
});
