// The panel beside the pages: problems, credits and metadata, edits.
import { problems } from '/problems.js'
import { lang, t } from '/words.js'

const many = 200 // rows that a list shows at once
const $ = id => document.getElementById(id)
const el = (name, props = {}, ...kids) => {
  const e = Object.assign(document.createElement(name), props)
  e.append(...kids)
  return e
}

// panel shows the state; choose changes the choices, place leads to a line of a file.
export function panel(state, choose, place) {
  rows('problems', serious(state.problems ?? []), p => problem(p, state, place))
  rows('edits', state.edits ?? [], e => edit(e, state, choose))
  document.querySelector('.note').hidden = !state.edits?.length
  fields(state.groups ?? [])
}

// fields shows the credits and metadata of the document, and folded below those of each article of a collection. What
// was unfolded stays so.
function fields(groups) {
  const open = [...$('fields').querySelectorAll('details[open] > summary')].map(s => s.textContent)
  $('fields').replaceChildren(...groups.map(g => {
    const list = el('dl', {}, ...g.fields.flatMap(f =>
      [el('dt', f.label ? { textContent: f.label, lang: g.lang } : { textContent: t.fields[f.key] ?? f.key }),
        el('dd', { textContent: f.value, lang: g.lang })]))
    return g.title ? el('details', { open: open.includes(g.title) }, el('summary', { textContent: g.title, lang: g.lang }), list) : list
  }))
}

// serious puts errors first. What normalising did stands below, edit by edit, and need not be told twice.
const grades = ['error', 'warning', 'info']
const serious = problems => problems.filter(p => p.code !== 'I-NORMALISE')
  .sort((a, b) => grades.indexOf(a.severity) - grades.indexOf(b.severity))

// rows fills a list, and keeps the keyboard where it was.
function rows(id, list, row) {
  const held = [...$(id).children].findIndex(li => li.contains(document.activeElement))
  $(`${id}-n`).textContent = list.length || ''
  const items = list.slice(0, many).map(i => el('li', {}, row(i)))
  if (list.length > many) items.push(el('li', { className: 'none', textContent: t.more(list.length - many) }))
  $(id).replaceChildren(...(items.length ? items : [el('li', { className: 'none', textContent: t.none })]))
  if (held >= 0) $(id).children[Math.min(held, items.length - 1)]?.querySelector('button')?.focus()
}

function problem(p, state, place) {
  const own = p.file === '' || p.file.endsWith(state.name)
  const file = own ? '' : p.file
  const where = [p.line ? t.line(file, p.line) : file || (p.code === 'E-INPUT' && state.name), p.page && t.printed(p.page), p.code]
  const b = el(p.line ? 'button' : 'div', { className: `problem ${p.severity}` }, el('span', { className: 'sev', textContent: t[p.severity] }))
  const [what, mend] = lang === 'zh' && problems[p.code] || []
  b.append(` ${what ?? p.msg}`, el('span', { className: 'where', textContent: where.filter(Boolean).join(' · ') }))
  if (p.text) b.append(el('q', { className: 'text', textContent: p.text.trim() }))
  const hint = (textContent, lang) => textContent && b.append(el('span', { className: 'hint', textContent, lang }))
  if (mend) hint(mend, 'zh-Hans')
  // the particulars are told in English only
  hint(what ? [p.msg, p.hint].filter(Boolean).join('; ') : p.hint, 'en')
  if (p.line) b.onclick = () => place(p.file, p.line)
  return b
}

function edit(e, state, choose) {
  const b = el('button', { className: e.undone ? 'edit undone' : 'edit', title: e.undone ? t.redo : t.takeBack },
    el('del', { textContent: e.old || '∅' }), ' → ', el('ins', { textContent: e.new || '∅' }),
    el('span', { className: 'around', textContent: e.around }),
    el('span', { className: 'where', textContent: [e.in, e.line && t.line('', e.line), e.rule].filter(Boolean).join(' · ') }))
  b.setAttribute('aria-pressed', String(e.undone))
  b.onclick = () => {
    const set = new Set(state.choices.undone ?? [])
    set.has(e.key) ? set.delete(e.key) : set.add(e.key)
    choose({ undone: [...set] })
  }
  return b
}
