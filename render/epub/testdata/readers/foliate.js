// Opens a book in foliate-js. What it shows is what foliate-js found; nothing here knows how the book was made.
import '/modules/foliate-js/view.js'
import { firstGlyph, markerAt, styles } from './look.js'

const labels = (items, depth = 1) => (items ?? []).flatMap(i => [{ depth, label: i.label, href: i.href }, ...labels(i.subitems, depth + 1)])

window.readBook = async (name, chapter) => {
    const blob = await (await fetch(`/books/${name}`)).blob()
    const view = document.createElement('foliate-view')
    document.body.append(view)
    await view.open(new File([blob], name))
    const book = view.book
    const texts = []
    const documents = []
    for (const s of book.sections) documents.push(await s.createDocument())
    for (const d of documents) texts.push(d.body.textContent)
    const pages = labels(book.pageList)
    const loaded = new Promise(done => view.addEventListener('load', e => done(e.detail.doc), { once: true }))
    const index = book.sections.findIndex(s => s.id.endsWith(chapter))
    await view.goTo(index)
    const doc = await loaded
    await doc.fonts.ready
    return {
        toc: labels(book.toc), pages: pages.map(p => p.label), markers: pages.map(p => markerAt(documents[book.resolveHref(p.href)?.index], p.href)), landmarks: (book.landmarks ?? []).map(l => l.type?.[0] ?? l.type),
        title: book.metadata.title, direction: book.dir, sections: book.sections.length, texts,
        resolved: labels(book.toc).every(i => book.resolveHref(i.href)?.index >= 0) && labels(book.pageList).every(i => book.resolveHref(i.href)?.index >= 0),
        glyph: firstGlyph(doc), styles: styles(doc), fonts: [...doc.fonts].filter(f => f.status === 'loaded').map(f => f.family + ' ' + f.weight),
    }
}
