// Copies what the preview page needs of its pinned packages into vendor/, with their licences and a list of sums.
// The copies are embedded in the binary; `npm ci && npm run build` gives them again byte for byte.
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

const files = {
  'pdfjs-dist/build/pdf.min.mjs': 'pdfjs/pdf.min.mjs',
  'pdfjs-dist/build/pdf.worker.min.mjs': 'pdfjs/pdf.worker.min.mjs',
  'pdfjs-dist/LICENSE': 'pdfjs/LICENSE',
  'foliate-js/view.js': 'foliate/view.js',
  'foliate-js/epub.js': 'foliate/epub.js',
  'foliate-js/epubcfi.js': 'foliate/epubcfi.js',
  'foliate-js/progress.js': 'foliate/progress.js',
  'foliate-js/overlayer.js': 'foliate/overlayer.js',
  'foliate-js/text-walker.js': 'foliate/text-walker.js',
  'foliate-js/paginator.js': 'foliate/paginator.js',
  'foliate-js/vendor/zip.js': 'foliate/vendor/zip.js',
  'foliate-js/LICENSE': 'foliate/LICENSE',
}

// A page that is resized while a chapter loads, whose document has no element yet, threw in the frame.
const mended = {
  'foliate/paginator.js': ['if (!layout || !this.document) return', 'if (!layout || !this.document?.documentElement) return'],
}

rmSync('vendor', { recursive: true, force: true })
let sums = ''
for (const [from, to] of Object.entries(files)) {
  mkdirSync(dirname(`vendor/${to}`), { recursive: true })
  cpSync(`node_modules/${from}`, `vendor/${to}`)
  if (mended[to]) {
    const [was, is] = mended[to], text = readFileSync(`vendor/${to}`, 'utf8')
    if (text.split(was).length !== 2) throw new Error(`${to}: what was to be mended is not there`)
    writeFileSync(`vendor/${to}`, text.replace(was, is))
  }
  sums += `${createHash('sha256').update(readFileSync(`vendor/${to}`)).digest('hex')}  ${to}\n`
}
writeFileSync('vendor/SHA256SUMS', sums)
