// The frame that shows the EPUB with foliate-js. It speaks with the page above by messages only:
// in {open: url} {page: label} {href}; out {toc} {at: label}.
import '/vendor/foliate/view.js'

const box = document.querySelector('main')
let view, quiet = 0, job = Promise.resolve()
const tell = m => parent.postMessage(m, location.origin)

async function open(url) {
  const place = view?.lastLocation?.cfi
  const file = new File([await (await fetch(url)).blob()], 'book.epub', { type: 'application/epub+zip' })
  const next = document.createElement('foliate-view')
  next.addEventListener('relocate', e => {
    const label = e.detail.pageItem?.label
    if (label && performance.now() > quiet) tell({ at: label.trim() })
  })
  next.classList.add('coming')
  box.append(next)
  await next.open(file)
  next.renderer.setAttribute('flow', 'scrolled')
  next.renderer.setAttribute('margin', '24px')
  next.renderer.setAttribute('gap', '6%')
  next.renderer.setAttribute('max-inline-size', '640px')
  quiet = performance.now() + 500
  await next.init(place ? { lastLocation: place } : { showTextStart: true })
  view?.close()
  view?.remove()
  view = next
  tell({ toc: flat(next.book.toc ?? []), opened: true })
}

const flat = (items, depth = 0) => items.flatMap(i =>
  [{ label: i.label.trim(), href: i.href, depth }, ...flat(i.subitems ?? [], depth + 1)])

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
  if (m.open) job = job.then(() => open(m.open)).catch(err => tell({ error: String(err) }))
  if (m.page) job = job.then(() => page(m.page))
  if (m.href) job = job.then(() => view?.goTo(m.href))
})
tell({ ready: true })
