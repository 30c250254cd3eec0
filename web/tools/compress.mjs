// A .gz and a .br beside every file of build/web that gets smaller by it.
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const packed = /\.(js|mjs|css|html|svg|json|webmanifest|txt)$/;

function* files(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* files(path);
    else if (packed.test(name)) yield path;
  }
}

for (const path of files(fileURLToPath(new URL("../../build/web", import.meta.url)))) {
  const bytes = readFileSync(path);
  if (bytes.length < 1024 || path.endsWith(".html")) continue; // the server rewrites <base>
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, quality));
}
