// Opens a book in epub.js.
import { firstGlyph, markerAt, styles } from './look.js'

const labels = (items, depth = 1) => (items ?? []).flatMap(i => [{ depth, label: i.label.trim(), href: i.href }, ...labels(i.subitems, depth + 1)])

window.readBook = async (name, chapter) => {
    const book = ePub(await (await fetch(`/books/${name}`)).arrayBuffer())
    await book.ready
    await book.loaded.pageList
    const texts = []
    const items = []
    const documents = new Map()
    book.spine.each(s => items.push(s))
    for (const s of items) {
        const root = await s.load(book.load.bind(book))
        texts.push(root.querySelector('body').textContent)
        documents.set(s.href, root.ownerDocument)
    }
    // a label is kept as a number only, so what counts is the marker that the entry leads to
    const pages = book.pageList.pageList ?? []
    const rendition = book.renderTo('area', { width: '100%', height: '100%', flow: 'paginated', spread: 'none' })
    await rendition.display(items.find(s => s.href.endsWith(chapter)).href)
    const doc = rendition.getContents()[0].document
    await doc.fonts.ready
    return {
        toc: labels(book.navigation.toc), pages: pages.map(p => String(p.page)), markers: pages.map(p => markerAt(documents.get(p.href.split('#')[0]), p.href)), landmarks: book.navigation.landmarks.map(l => l.type),
        title: book.package.metadata.title, direction: book.package.metadata.direction ?? '', sections: items.length, texts,
        resolved: labels(book.navigation.toc).every(i => book.spine.get(i.href.split('#')[0]) != null),
        glyph: firstGlyph(doc), styles: styles(doc), fonts: [...doc.fonts].filter(f => f.status === 'loaded').map(f => f.family + ' ' + f.weight),
    }
}
