// The frame that shows the EPUB with foliate-js. It speaks with the page above by messages only:
// in {open: url} {page: label} {href}; out {toc} {at: label} {chapter: href}.
import '/vendor/foliate/view.js'

const box = document.querySelector('main')
const dark = matchMedia('(prefers-color-scheme: dark)')
let view, quiet = 0, job = Promise.resolve(), newest
const tell = m => parent.postMessage(m, location.origin)

// as reading systems do at night: their colours, unless the book insists on its own
const night = () => dark.matches ? 'html { color-scheme: dark; background: #1c1b1a; color: #ece9e2; } a:any-link { color: #9fc2f0; }' : ''
dark.addEventListener('change', () => view?.renderer.setStyles(night()))

async function open(url) {
  if (url !== newest) return // a newer one waits
  const place = view?.lastLocation?.cfi
  const response = await fetch(url)
  if (!response.ok) return
  const file = new File([await response.blob()], 'book.epub', { type: 'application/epub+zip' })
  const next = document.createElement('foliate-view')
  let last
  next.addEventListener('relocate', e => {
    last = e.detail
    if (next !== view) return
    const label = last.pageItem?.label
    if (label && performance.now() > quiet) tell({ at: label.trim() })
    tell({ chapter: chapter(next.book, last) })
  })
  next.classList.add('coming')
  box.append(next)
  await next.open(file)
  for (const [name, value] of [['flow', 'scrolled'], ['margin', '24px'], ['gap', '6%'], ['max-inline-size', '640px']])
    next.renderer.setAttribute(name, value)
  next.renderer.setStyles?.(night())
  quiet = performance.now() + 500
  const first = next.book.pageList?.[0]?.href // where page 1 of the PDF begins
  if (place || !first) await next.init(place ? { lastLocation: place } : { showTextStart: true })
  else await next.goTo(first)
  view?.close()
  view?.remove()
  view = next
  view.classList.remove('coming')
  tell({ toc: [...before(next.book), ...flat(next.book.toc ?? [])], opened: true, chapter: chapter(next.book, last) })
}

// chapter is the entry of the list that the place belongs to
const chapter = (book, place) => place?.tocItem?.href ??
  before(book).find(i => book.resolveHref(i.href)?.index === place?.section?.current)?.href

const flat = (items, depth = 0) => items.flatMap(i =>
  [{ label: i.label.trim(), href: i.href, depth }, ...flat(i.subitems ?? [], depth + 1)])

// before lists what stands before the text and in no table of contents: cover, title page
const before = book => (book.landmarks ?? []).filter(i => i.type?.some(t => ['cover', 'titlepage', 'toc'].includes(t)))
  .map(i => ({ label: i.label.trim(), href: i.href, depth: 0 }))

function page(label) {
  const item = view?.book.pageList?.find(p => p.label.trim() === label)
  if (!item) return
  quiet = performance.now() + 800
  return view.goTo(item.href)
}

addEventListener('message', e => {
  if (e.origin !== location.origin) return
  const m = e.data
  if (m.hello) tell({ ready: true })
  if (m.open) {
    newest = m.open
    job = job.then(() => open(m.open)).catch(err => tell({ error: String(err) }))
  }
  if (m.page) job = job.then(() => page(m.page))
  if (m.href) job = job.then(() => view?.goTo(m.href))
})
tell({ ready: true })
