// Opens a book in epub.js.
import { firstGlyph, styles } from './look.js'

const labels = (items, depth = 1) => (items ?? []).flatMap(i => [{ depth, label: i.label.trim(), href: i.href }, ...labels(i.subitems, depth + 1)])

window.readBook = async (name, chapter) => {
    const book = ePub(await (await fetch(`/books/${name}`)).arrayBuffer())
    await book.ready
    await book.loaded.pageList
    const texts = []
    const items = []
    book.spine.each(s => items.push(s))
    for (const s of items) texts.push((await s.load(book.load.bind(book))).querySelector('body').textContent)
    const rendition = book.renderTo('area', { width: '100%', height: '100%', flow: 'paginated', spread: 'none' })
    await rendition.display(items.find(s => s.href.endsWith(chapter)).href)
    const doc = rendition.getContents()[0].document
    await doc.fonts.ready
    return {
        toc: labels(book.navigation.toc), pages: book.pageList.pageList.map(p => String(p.page)), landmarks: book.navigation.landmarks.map(l => l.type),
        title: book.package.metadata.title, direction: book.package.metadata.direction ?? '', sections: items.length, texts,
        resolved: labels(book.navigation.toc).every(i => book.spine.get(i.href.split('#')[0]) != null),
        glyph: firstGlyph(doc), styles: styles(doc), fonts: [...doc.fonts].filter(f => f.status === 'loaded').map(f => f.family + ' ' + f.weight),
    }
}
