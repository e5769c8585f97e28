import { PassThrough, Readable } from "node:stream";
import { setImmediate as turn } from "node:timers/promises";
import { AxiosHeaders, type AxiosResponse } from "axios";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createReadResponse } from "../../src/response/read.ts";
import { bodies, errcodeOf, layOut, layouts, withRawControls } from "./bodies.ts";
import { runs, TIME_LIMIT_MS } from "./runs.ts";

/** From this size on, a response is not searched for an errcode. */
const LARGEST_ERRCODE = 65_536;

interface Body {
  readonly bytes: Uint8Array;
  readonly errcode: number | undefined;
}

const jsonBodies: fc.Arbitrary<Body> = fc
  .tuple(
    bodies,
    layouts,
    fc.oneof({ weight: 8, arbitrary: fc.constant(0) }, fc.integer({ min: 65_000, max: 66_500 })),
  )
  .map(([body, layout, padding]) => {
    const json = layOut(body, layout);
    const bytes = Buffer.from(withRawControls(json) + " ".repeat(padding));
    const errcode = errcodeOf(JSON.parse(json.replace(/^\uFEFF/, "")));
    return { bytes, errcode: bytes.length > LARGEST_ERRCODE ? undefined : errcode };
  });

/** Files: nothing that starts an object, after white space or a mark. */
const files: fc.Arbitrary<Body> = fc
  .tuple(
    fc.constantFrom([], [0x20, 0x0a], [0xef, 0xbb, 0xbf], [0xef], [0xef, 0xbb]),
    fc.uint8Array({ maxLength: 3_000 }).filter(([first = 0]) => first > 0x20 && first !== 0x7b),
    fc.constantFrom(1, 1, 1, 40),
  )
  .map(([head, bytes, times]) => ({
    bytes: Buffer.concat([Buffer.from(head), ...Array.from({ length: times }, () => bytes)]),
    errcode: undefined,
  }));

const nothing: fc.Arbitrary<Body> = fc
  .uint8Array({ max: 0x20 })
  .map((bytes) => ({ bytes, errcode: undefined }));

/** How a response arrives: the lengths of its chunks, which repeat, and whether each arrives in a separate turn. */
const deliveries = fc.record({
  lengths: fc.array(fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 70_000 })), {
    minLength: 1,
    maxLength: 12,
  }),
  pauses: fc.array(fc.boolean(), { minLength: 1, maxLength: 7 }),
  contentLength: fc.boolean(),
  readLater: fc.boolean(),
});
type Delivery = typeof deliveries extends fc.Arbitrary<infer T> ? T : never;

async function* piecesOf({ bytes }: Body, { lengths, pauses }: Delivery): AsyncGenerator<Uint8Array> {
  // A chunk of no bytes must not block the rest.
  const usable = lengths.some((length) => length > 0) ? lengths : [...lengths, 1_024];
  for (let at = 0, n = 0; at < bytes.length; n += 1) {
    if (pauses[n % pauses.length]) await turn();
    // Single bytes only at the beginning, or a run would take minutes.
    const length = usable[n % usable.length] ?? 1;
    const end = n > 200 ? bytes.length : at + length;
    yield bytes.subarray(at, end);
    at = end;
  }
}

function nodeStream(body: Body, delivery: Delivery): Readable {
  const pieces = piecesOf(body, delivery);
  return new Readable({
    read() {
      void pieces.next().then(({ done, value }) => this.push(done ? null : value));
    },
  });
}

function webStream(body: Body, delivery: Delivery): ReadableStream<Uint8Array> {
  const pieces = piecesOf(body, delivery);
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
}

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The ways in which users read a stream. */
const readers: readonly ((data: AsyncIterable<Uint8Array>) => Promise<Buffer>)[] = [
  collect,
  (data) => collect(data instanceof Readable ? data.pipe(new PassThrough()) : data),
  (data) =>
    data instanceof Readable
      ? new Promise((resolve, reject) => {
          const chunks: Uint8Array[] = [];
          data.on("data", (chunk: Uint8Array) => chunks.push(chunk));
          data.on("end", () => resolve(Buffer.concat(chunks))).on("error", reject);
        })
      : collect(data),
];

const read = createReadResponse(undefined);

describe.each([
  ["a Node stream", nodeStream],
  ["a web stream", webStream],
] as const)("%s", (_, makeStream) => {
  it("arrives complete, and its errcode is found, however it is split into chunks", {
    timeout: TIME_LIMIT_MS,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof({ weight: 3, arbitrary: jsonBodies }, files, nothing),
        deliveries,
        fc.constantFrom(...readers),
        async (body, delivery, readAll) => {
          const response: AxiosResponse = {
            data: makeStream(body, delivery),
            status: 200,
            statusText: "",
            headers: delivery.contentLength ? { "content-length": String(body.bytes.length) } : {},
            config: { headers: new AxiosHeaders() },
          };
          const envelope = await read(response, response.config);
          expect(envelope?.errcode).toBe(body.errcode);
          if (delivery.readLater) for (let turns = 0; turns < 3; turns += 1) await turn();
          const arrived = await readAll(response.data as AsyncIterable<Uint8Array>);
          expect(arrived.equals(body.bytes)).toBe(true);
        },
      ),
      runs(250),
    );
  });
});
