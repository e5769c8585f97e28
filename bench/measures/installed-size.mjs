import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { clients } from "../clients/index.mjs";
import { kilobytes, whole } from "../report/cells.mjs";
import { tableOf } from "../report/table.mjs";

const HERE = fileURLToPath(new URL("../", import.meta.url));

/** The disk usage of `npm install`: the packages of a client and their dependencies. */
export const installedSize = {
  id: "installed-size",
  withoutVariants: true,
  together: true,

  async run({ ids }) {
    const axiosAlone = packagesOf(["axios"]);
    const figures = ids.map((id) => {
      const { imports } = clients.find((client) => client.id === id);
      const folders = packagesOf(new Set(imports.map((name) => name.split("/")[0])));
      const added = [...folders].filter((folder) => !axiosAlone.has(folder));
      return [
        id,
        {
          bytes: bytesOf(folders),
          packages: folders.size,
          added: bytesOf(added),
          addedPackages: added.length,
        },
      ];
    });
    return Object.fromEntries(figures);
  },

  tables: (results) => [
    tableOf({
      title: "Installed size",
      about:
        "The files of all packages that a client needs, including axios; and of those that it needs in addition to axios.",
      head: ["total", "packages", "on top of axios", "packages"],
      results,
      showsNotes: true,
      cells: ({ bytes, packages, added, addedPackages }) => [
        kilobytes(bytes),
        whole(packages),
        kilobytes(added),
        whole(addedPackages),
      ],
    }),
  ],
};

/** Returns the folders of the packages and of all their dependencies. */
function packagesOf(names) {
  const folders = new Set();
  const add = (name, from) => {
    const folder = find(name, from);
    if (folder === undefined || folders.has(folder)) return;
    folders.add(folder);
    const { dependencies = {} } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    for (const dependency of Object.keys(dependencies)) add(dependency, folder);
  };
  for (const name of names) add(name, HERE);
  return folders;
}

/** Resolves a package like Node, in the nearest node_modules folder upwards. */
function find(name, from) {
  for (let at = from; ; at = dirname(at)) {
    const folder = join(at, "node_modules", name);
    if (existsSync(join(folder, "package.json"))) return folder;
    if (at === dirname(at)) return undefined;
  }
}

function bytesOf(folders) {
  let bytes = 0;
  const add = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      // Nested packages are counted separately.
      if (entry.isDirectory() && entry.name !== "node_modules") add(path);
      else if (entry.isFile()) bytes += statSync(path).size;
    }
  };
  for (const folder of folders) add(folder);
  return bytes;
}
