// The text of a page for those who hear it: the PDF's own structure as headings, paragraphs, lists, tables, figures.
const names = { P: 'p', L: 'ul', LI: 'li', Table: 'table', TR: 'tr', TH: 'th', TD: 'td', BlockQuote: 'blockquote', Caption: 'p', Note: 'div' }

export async function spoken(page) {
  const box = document.createElement('div')
  box.className = 'text'
  const [tree, content] = await Promise.all([page.getStructTree(), page.getTextContent({ includeMarkedContent: true })])
  const marked = texts(content.items)
  if (tree) for (const kid of tree.children ?? []) box.append(...element(kid, marked))
  else box.textContent = marked.get('all')
  return box
}

// texts gathers the text of each marked content, and of all of them.
function texts(items) {
  const out = new Map([['all', '']]), open = []
  for (const i of items) {
    if (i.type?.startsWith('beginMarkedContent')) open.push(i.id)
    else if (i.type === 'endMarkedContent') open.pop()
    else for (const id of ['all', open.findLast(Boolean)]) if (id) out.set(id, (out.get(id) ?? '') + i.str)
  }
  return out
}

function element(node, marked) {
  if (node.type === 'content') return [marked.get(node.id) ?? '']
  if (node.type) return []
  const kids = (node.children ?? []).flatMap(k => element(k, marked))
  const level = /^H([1-6])?$/.exec(node.role)
  if (node.alt) return [fill('div', { role: 'img', ariaLabel: node.alt }, [])]
  if (level) return [fill('div', { role: 'heading', ariaLevel: String(Math.min(6, Number(level[1] ?? 1) + 2)) }, kids)]
  return names[node.role] ? [fill(names[node.role], {}, kids)] : kids
}

function fill(name, props, kids) {
  const e = Object.assign(document.createElement(name), props)
  e.append(...kids)
  return e
}
