// The preview page: state from /state, news from /events, choices to /choices.
import { Sheets } from '/sheets.js'
import { speak, t } from '/words.js'

const $ = id => document.getElementById(id)
const el = (name, props = {}, ...kids) => {
  const e = Object.assign(document.createElement(name), props)
  e.append(...kids)
  return e
}
speak()
const sheets = new Sheets($('sheets'))
const reader = $('reader').contentWindow
let state, shown = 0, asking, readerReady

async function refresh() {
  asking = (asking ?? Promise.resolve()).then(load).catch(console.error)
  await asking
}

async function load() {
  state = await (await fetch('/state')).json()
  document.title = state.title || state.name || 'kanben'
  $('title').textContent = state.title || state.name
  $('status').textContent = t.rendered(state.millis)
  banner(state.failed ? (state.failed === 'problems' ? t.failed : `${t.failed} ${state.failed}`) : '')
  switches()
  problems()
  fields()
  edits()
  if (state.out_rev && state.out_rev !== shown) await outputs()
  document.body.dataset.rev = state.rev
}

async function outputs() {
  shown = state.out_rev
  const base = `/out/${shown}/article`
  $('get-pdf').href = `${base}.pdf?save`
  $('get-epub').href = `${base}.epub?save`
  if (readerReady) reader.postMessage({ open: `${base}.epub` }, location.origin)
  await sheets.show(`${base}.pdf`)
  at()
}

function banner(text) {
  $('banner').textContent = text
  $('banner').hidden = !text
}

function switches() {
  const f = $('choices')
  const fill = (name, list) => {
    const s = f.elements[name]
    const opts = ['', ...(list ?? [])]
    if ([...s.options].map(o => o.value).join() !== opts.join())
      s.replaceChildren(...opts.map(v => el('option', { value: v, textContent: v || t.asIs })))
    s.value = state.choices[name]
  }
  fill('theme', state.lists.themes)
  fill('paper', state.lists.papers)
  fill('profile', state.lists.profiles)
  f.elements.vertical.checked = state.choices.vertical
}

function problems() {
  const list = state.problems ?? []
  $('problems-n').textContent = list.length || ''
  $('problems').replaceChildren(...(list.length ? list.map(p => {
    const where = [p.line ? t.line(p.line) : '', p.page ? t.printed(p.page) : ''].filter(Boolean).join(', ')
    const b = el('button', { className: `problem ${p.severity}` },
      el('span', { className: 'sev', textContent: t[p.severity] }), ` ${p.msg} `,
      el('span', { className: 'where', textContent: [where, p.code].filter(Boolean).join(' · ') }))
    if (p.hint) b.append(el('span', { className: 'hint', textContent: p.hint }))
    if (p.line) b.onclick = () => place(p.line)
    else b.disabled = true
    return el('li', {}, b)
  }) : [el('li', { className: 'none', textContent: t.none })]))
}

function fields() {
  $('fields').replaceChildren(...(state.fields ?? []).flatMap(f =>
    [el('dt', { textContent: f.label }), el('dd', { textContent: f.value })]))
}

function edits() {
  const list = state.edits ?? []
  $('edits-n').textContent = list.length || ''
  $('edits').replaceChildren(...list.map(e => {
    const b = el('button', { className: e.undone ? 'edit undone' : 'edit' },
      el('span', { className: 'rule', textContent: e.rule }), ' ',
      el('del', { textContent: e.old || '∅' }), ' → ', el('ins', { textContent: e.new || '∅' }), ' ',
      el('span', { className: 'around', textContent: e.around }))
    b.setAttribute('aria-pressed', String(e.undone))
    b.title = e.undone ? t.redo : t.takeBack
    b.onclick = () => {
      const set = new Set(state.choices.undone ?? [])
      set.has(e.key) ? set.delete(e.key) : set.add(e.key)
      choose({ undone: [...set] })
    }
    return el('li', {}, b)
  }))
}

const choose = part => fetch('/choices', { method: 'POST', body: JSON.stringify({ ...state.choices, ...part }) })

$('choices').addEventListener('change', e => {
  const i = e.target
  choose({ [i.name]: i.type === 'checkbox' ? i.checked : i.value })
})
$('choices').addEventListener('submit', e => e.preventDefault())
$('smaller').onclick = () => sheets.zoom(1 / 1.2)
$('larger').onclick = () => sheets.zoom(1.2)
$('toc').onchange = e => reader.postMessage({ href: e.target.value }, location.origin)

// the two sides follow each other by the page map: the label that both carry
const at = () => {
  $('page-now').textContent = sheets.count ? t.page(state.pages?.[sheets.current] ?? sheets.current + 1, sheets.count) : ''
}
sheets.addEventListener('at', at)
sheets.addEventListener('page', () => {
  at()
  const label = state.pages?.[sheets.current]
  if (label) reader.postMessage({ page: label }, location.origin)
})
addEventListener('message', e => {
  if (e.origin !== location.origin || e.source !== reader) return
  const m = e.data
  if (m.ready && !readerReady) {
    readerReady = true
    if (shown) reader.postMessage({ open: `/out/${shown}/article.epub` }, location.origin)
  }
  if (m.toc) $('toc').replaceChildren(...m.toc.map(i => el('option', { value: i.href, textContent: '　'.repeat(i.depth) + i.label })))
  if (m.opened) document.body.dataset.book = shown
  if (m.at) {
    const i = state.pages?.indexOf(m.at) ?? -1
    if (i >= 0) { sheets.goTo(i); at() }
  }
})

// whichever of the two frames is ready first: the other one hears of it
reader.postMessage({ hello: true }, location.origin)

// the place of a problem in the source
async function place(line) {
  const lines = (await (await fetch('/source')).text()).split('\n')
  $('source-h').textContent = t.source(state.name, line)
  $('source-lines').replaceChildren(...lines.map((s, i) => {
    const li = el('li', { textContent: s || ' ' })
    if (i + 1 === line) li.className = 'here'
    return li
  }))
  $('source').showModal()
  $('source-lines').querySelector('.here')?.scrollIntoView({ block: 'center' })
}
$('source-close').onclick = () => $('source').close()

// a file dropped on the page is shown in place of the input
let over = 0
addEventListener('dragenter', e => { e.preventDefault(); over++; $('drop').hidden = false })
addEventListener('dragleave', () => { if (--over <= 0) { over = 0; $('drop').hidden = true } })
addEventListener('dragover', e => e.preventDefault())
addEventListener('drop', async e => {
  e.preventDefault()
  over = 0
  $('drop').hidden = true
  const file = e.dataTransfer.files[0]
  if (file) await fetch(`/drop?name=${encodeURIComponent(file.name)}`, { method: 'POST', body: file })
})

const news = new EventSource('/events')
news.onmessage = refresh
news.onerror = () => banner(t.lost)
news.onopen = () => banner('')
