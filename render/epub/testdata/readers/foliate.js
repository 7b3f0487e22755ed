// Opens a book in foliate-js. What it shows is what foliate-js found; nothing here knows how the book was made.
import '/modules/foliate-js/view.js'
import { firstGlyph, styles } from './look.js'

const labels = (items, depth = 1) => (items ?? []).flatMap(i => [{ depth, label: i.label, href: i.href }, ...labels(i.subitems, depth + 1)])

window.readBook = async (name, chapter) => {
    const blob = await (await fetch(`/books/${name}`)).blob()
    const view = document.createElement('foliate-view')
    document.body.append(view)
    await view.open(new File([blob], name))
    const book = view.book
    const texts = []
    for (const s of book.sections) texts.push((await s.createDocument()).body.textContent)
    const loaded = new Promise(done => view.addEventListener('load', e => done(e.detail.doc), { once: true }))
    const index = book.sections.findIndex(s => s.id.endsWith(chapter))
    await view.goTo(index)
    const doc = await loaded
    await doc.fonts.ready
    return {
        toc: labels(book.toc), pages: labels(book.pageList).map(p => p.label), landmarks: (book.landmarks ?? []).map(l => l.type?.[0] ?? l.type),
        title: book.metadata.title, direction: book.dir, sections: book.sections.length, texts,
        resolved: labels(book.toc).every(i => book.resolveHref(i.href)?.index >= 0) && labels(book.pageList).every(i => book.resolveHref(i.href)?.index >= 0),
        glyph: firstGlyph(doc), styles: styles(doc), fonts: [...doc.fonts].filter(f => f.status === 'loaded').map(f => f.family + ' ' + f.weight),
    }
}
