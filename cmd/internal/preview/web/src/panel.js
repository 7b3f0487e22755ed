// The panel beside the pages: problems, credits and metadata, edits.
import { t } from '/words.js'

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
  $('fields').replaceChildren(...(state.fields ?? []).flatMap(f =>
    [el('dt', { textContent: f.label }), el('dd', { textContent: f.value })]))
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
  const where = [p.line && t.line(own ? '' : p.file, p.line), p.page && t.printed(p.page), p.code].filter(Boolean).join(' · ')
  const b = el(p.text || p.line ? 'button' : 'div', { className: `problem ${p.severity}` },
    el('span', { className: 'sev', textContent: t[p.severity] }), ` ${p.msg}`, el('span', { className: 'where', textContent: where }))
  if (p.text) b.append(el('q', { className: 'text', textContent: p.text.trim() }))
  if (p.hint) b.append(el('span', { className: 'hint', textContent: p.hint }))
  if (p.line) b.onclick = () => place(p.file, p.line)
  return b
}

function edit(e, state, choose) {
  const b = el('button', { className: e.undone ? 'edit undone' : 'edit', title: e.undone ? t.redo : t.takeBack },
    el('del', { textContent: e.old || '∅' }), ' → ', el('ins', { textContent: e.new || '∅' }),
    el('span', { className: 'around', textContent: e.around }),
    el('span', { className: 'where', textContent: [e.line && t.line('', e.line), e.rule].filter(Boolean).join(' · ') }))
  b.setAttribute('aria-pressed', String(e.undone))
  b.onclick = () => {
    const set = new Set(state.choices.undone ?? [])
    set.has(e.key) ? set.delete(e.key) : set.add(e.key)
    choose({ undone: [...set] })
  }
  return b
}
