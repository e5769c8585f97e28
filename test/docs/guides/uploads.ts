import { expect } from "vitest";
import { simulatorReply } from "../../../src/testing/index.ts";
import { ATTACHED } from "../preludes.ts";
import type { Scenario } from "../scenario.ts";

export const uploads: Readonly<Record<string, Scenario>> = {
  "upload-blob": {
    prelude: ATTACHED,
    arrange(simulator) {
      simulator.fail("/cgi-bin/media/upload", 40001, { times: 1 });
      simulator.reply("/cgi-bin/media/upload", { media_id: "m1" });
    },
    check({ output, simulator }) {
      expect(output).toBe("m1\n");
      expect(simulator.calls.map(({ errcode }) => errcode)).toEqual([40001, 0]);
      expect(simulator.calls[1]?.body).toSatisfy(holdsPhoto);
    },
  },

  "upload-stream": {
    prelude: ATTACHED,
    arrange: (simulator) => simulator.fail("/cgi-bin/media/upload", 40001, { times: 1 }),
    check({ simulator }) {
      expect(simulator.calls.map(({ errcode }) => errcode)).toEqual([40001, 0]);
      expect(simulator.calls[1]?.body).toSatisfy(holdsPhoto);
    },
  },

  "upload-once": {
    prelude: ATTACHED,
    epilogue:
      'import { createReadStream } from "node:fs"; console.log(await upload(async () => ({ stream: createReadStream("photo.jpg"), size: 7 })));',
    arrange(simulator) {
      simulator.fail("/cgi-bin/media/upload", 40001, { times: 1 });
      simulator.reply("/cgi-bin/media/upload", { media_id: "m2" });
    },
    check({ output, simulator }) {
      expect(output).toBe("m2\n");
      expect(simulator.calls.map(({ errcode }) => errcode)).toEqual([40001, 0]);
      expect(simulator.calls[1]?.body).toSatisfy(holdsPhoto);
    },
  },

  "download-file": {
    prelude: ATTACHED,
    epilogue: 'import { readFile } from "node:fs/promises"; console.log(await readFile("code.png", "utf8"));',
    arrange: (simulator) => simulator.reply("/wxa/getwxacodeunlimit", Buffer.from("a picture")),
    check: ({ output }) => expect(output).toBe("a picture\n"),
  },

  "download-stream": {
    prelude: `${ATTACHED} const media_id = "m1";`,
    epilogue:
      'import { readFile } from "node:fs/promises"; console.log((await readFile("media.jpg")).length);',
    arrange(simulator) {
      const headers = { "content-type": "image/jpeg" };
      simulator.reply("/cgi-bin/media/get", simulatorReply({ headers, body: Buffer.alloc(200_000, 1) }));
    },
    check: ({ output }) => expect(output).toBe("image/jpeg\n200000\n"),
  },
};

function holdsPhoto(body: unknown): boolean {
  return Buffer.from(body as Uint8Array).includes("a photo");
}
