// The preview page: state from /state, news from /events, choices to /choices.
import { panel } from '/panel.js'
import { Sheets } from '/sheets.js'
import { speak, t } from '/words.js'

const $ = id => document.getElementById(id)
speak()
const sheets = new Sheets($('sheets'))
const reader = $('reader').contentWindow
const shown = { pdf: 0, epub: 0 }
let state, readerReady, job = Promise.resolve()

const file = (rev, ext) => `/out/${rev}/article.${ext}`
const tell = message => reader.postMessage(message, location.origin)

// the news say which revisions there are: pages are fetched beside the state, not after it
let waiting
function heard({ data }) {
  const [, pdf] = data.split(' ').map(Number)
  waiting = pdf && pdf !== shown.pdf ? { pdf, bytes: sheets.fetch(file(pdf, 'pdf')) } : undefined
  job = job.then(load).catch(console.error)
}

async function load() {
  const coming = waiting
  waiting = undefined
  state = await (await fetch('/state')).json()
  document.title = state.title || state.name || 'kanben'
  $('title').textContent = state.title || state.name
  $('title').lang = state.lang
  $('status').textContent = state.rev && !state.failed ? t.rendered(state.millis) : ''
  document.querySelector('main').classList.toggle('bare', Boolean(state.rev && !state.pdf))
  banner()
  switches()
  panel(state, choose, place)
  if (state.pdf && state.pdf !== shown.pdf) {
    shown.pdf = state.pdf
    $('get-pdf').href = `${file(shown.pdf, 'pdf')}?save`
    await sheets.show(coming?.pdf === shown.pdf ? coming.bytes : sheets.fetch(file(shown.pdf, 'pdf')))
    at()
  }
  if (state.epub && state.epub !== shown.epub) {
    shown.epub = state.epub
    $('get-epub').href = `${file(shown.epub, 'epub')}?save`
    if (readerReady) tell({ open: file(shown.epub, 'epub') })
  }
  document.body.dataset.rev = state.rev
}

function banner(text) {
  const result = state?.pdf ? t.failed : t.never
  const why = state?.failed && (state.failed === 'problems' ? result : `${result} ${state.failed}`)
  $('banner-text').textContent = text || why || (state?.dropped ? t.dropped(state.name) : '')
  $('banner').hidden = !$('banner-text').textContent
  $('banner').classList.toggle('wrong', Boolean(text || why))
  $('back').hidden = !state?.dropped
  $('back').textContent = t.back(state?.dropped)
}

function switches() {
  const f = $('choices')
  const fill = (name, list) => {
    const s = f.elements[name]
    const label = v => v ? t.values[v] ?? v : t.asIs(t.values[state.set[name]] ?? state.set[name])
    const texts = ['', ...(list ?? [])].map(v => [v, label(v)])
    if ([...s.options].map(o => o.value + o.text).join() !== texts.map(o => o.join('')).join())
      s.replaceChildren(...texts.map(([value, text]) => new Option(text, value)))
    s.value = state.choices[name]
  }
  fill('theme', state.lists.themes)
  fill('paper', state.lists.papers)
  fill('profile', state.lists.profiles)
  fill('direction', ['horizontal', 'vertical'])
}

const post = (path, body) => fetch(path, { method: 'POST', body })
const choose = part => post('/choices', JSON.stringify({ ...state.choices, ...part }))

$('choices').addEventListener('change', e => choose({ [e.target.name]: e.target.value }))
$('choices').addEventListener('submit', e => e.preventDefault())
$('back').onclick = () => post('/back')
$('toc').onchange = e => tell({ href: e.target.value })
const zoom = by => { $('zoom').textContent = `${Math.round(sheets.zoom(by) * 100)} %` }
$('smaller').onclick = () => zoom(1 / 1.2)
$('larger').onclick = () => zoom(1.2)
$('sheets').addEventListener('keydown', e => {
  const key = { '+': () => zoom(1.2), '=': () => zoom(1.2), '-': () => zoom(1 / 1.2),
    n: () => sheets.turn(1), p: () => sheets.turn(-1) }[e.key]
  if (key && !e.ctrlKey && !e.metaKey && !e.altKey) { e.preventDefault(); key() }
})

// the two sides follow each other by the page map: the label that both carry
const at = () => {
  const n = sheets.current + 1, label = state.pages?.[sheets.current] ?? String(n)
  const text = label === String(n) ? t.page(label, sheets.count) : t.count(label, n, sheets.count)
  $('page-now').textContent = sheets.count ? text : ''
}
sheets.addEventListener('at', at)
sheets.addEventListener('page', () => {
  at()
  const label = state.pages?.[sheets.current]
  if (label) tell({ page: label })
})
addEventListener('message', e => {
  if (e.origin !== location.origin || e.source !== reader) return
  const m = e.data
  if (m.ready && !readerReady) {
    readerReady = true
    if (shown.epub) tell({ open: file(shown.epub, 'epub') })
  }
  if (m.toc) $('toc').replaceChildren(...m.toc.map(i => new Option('　'.repeat(i.depth) + i.label, i.href)))
  if (m.opened) document.body.dataset.book = shown.epub
  if (m.at) {
    const i = state.pages?.indexOf(m.at) ?? -1
    if (i >= 0) { sheets.goTo(i); at() }
  }
  if (m.chapter && [...$('toc').options].some(o => o.value === m.chapter)) $('toc').value = m.chapter
})

// whichever of the two frames is ready first: the other one hears of it
tell({ hello: true })

// the place of a problem in its source
async function place(name, line) {
  const lines = (await (await fetch(`/source?file=${encodeURIComponent(name)}`)).text()).split('\n')
  $('source-h').textContent = t.source(name.split('/').pop(), line)
  $('source-lines').replaceChildren(...lines.map((s, i) => {
    const li = Object.assign(document.createElement('li'), { textContent: s || ' ' })
    if (i + 1 === line) {
      li.className = 'here'
      li.setAttribute('aria-current', 'true')
    }
    return li
  }))
  $('source').showModal()
  $('source-lines').focus()
  $('source-lines').querySelector('.here')?.scrollIntoView({ block: 'center' })
}
$('source-close').onclick = () => $('source').close()

// a file dropped on the page, or chosen, is shown in place of the input
const attempt = file => file && post(`/drop?name=${encodeURIComponent(file.name)}`, file)
$('pick').onchange = e => { attempt(e.target.files[0]); e.target.value = '' }
let over = 0
const hover = n => { over = Math.max(0, n); $('drop').hidden = !over }
addEventListener('dragenter', e => { e.preventDefault(); hover(over + 1) })
addEventListener('dragleave', () => hover(over - 1))
addEventListener('dragover', e => e.preventDefault())
addEventListener('drop', e => { e.preventDefault(); hover(0); attempt(e.dataTransfer.files[0]) })

const news = new EventSource('/events')
news.onmessage = heard
news.onerror = () => banner(t.lost)
news.onopen = () => banner()
