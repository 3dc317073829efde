// Lays a compressed copy beside each file that is worth it: the web process hands it out to browsers that can read it.
import { readFileSync, writeFileSync } from "node:fs";
import { constants, gzipSync } from "node:zlib";

const to = "../pharos/common/static/pharos";

for (const name of ["pharos.css", "pharos.js", "map.css", "map.js"]) {
  writeFileSync(`${to}/${name}.gz`, gzipSync(readFileSync(`${to}/${name}`), { level: constants.Z_BEST_COMPRESSION }));
}
