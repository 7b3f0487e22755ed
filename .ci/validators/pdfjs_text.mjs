// Reads the text of many PDFs by PDF.js. Arguments: the folder of pdfjs-dist, a folder, then the files; the text of the
// n-th file is written to n.txt in the folder, counted from 0.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [dist, folder, ...files] = process.argv.slice(2);
const { getDocument } = await import(join(dist, "legacy/build/pdf.mjs"));
for (const [n, name] of files.entries()) {
  const task = getDocument({ data: new Uint8Array(readFileSync(name)), cMapUrl: join(dist, "cmaps/"), cMapPacked: true, verbosity: 0 });
  const document = await task.promise;
  let text = "";
  for (let i = 1; i <= document.numPages; i++) {
    const content = await (await document.getPage(i)).getTextContent({ disableNormalization: true });
    text += content.items.map((item) => item.str).join("") + "\n";
  }
  writeFileSync(join(folder, `${n}.txt`), text);
  await task.destroy();
}
