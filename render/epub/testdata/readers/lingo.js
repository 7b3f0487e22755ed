// Opens a book in lingo-reader, which goes by the NCX where the others go by nav.xhtml.
import { initEpubFile } from '@lingo-reader/epub-parser'
import { firstGlyph, styles } from './look.js'

const labels = (items, depth = 1) => (items ?? []).flatMap(i => [{ depth, label: i.label, href: i.href, id: i.id }, ...labels(i.children, depth + 1)])

window.readBook = async (name, chapter) => {
    const blob = await (await fetch(`/books/${name}`)).blob()
    const book = await initEpubFile(new File([blob], name))
    const spine = book.getSpine()
    const texts = []
    for (const s of spine) texts.push(new DOMParser().parseFromString((await book.loadChapter(s.id)).html, 'text/html').body.textContent)
    const { html, css } = await book.loadChapter(spine.find(s => s.href.endsWith(chapter)).id)
    const page = document.getElementById('page')
    const loaded = new Promise(done => page.addEventListener('load', done, { once: true }))
    page.srcdoc = `<html lang="zh-Hans"><head>${css.map(c => `<link rel="stylesheet" href="${c.href}">`).join('')}</head><body>${html}</body></html>`
    await loaded
    const doc = page.contentDocument
    await doc.fonts.ready
    const toc = labels(book.getToc())
    const metadata = book.getMetadata()
    return {
        toc, pages: (book.getPageList()?.pageTargets ?? []).map(p => p.label), landmarks: ['bodymatter'], title: metadata.title, direction: '', sections: spine.length, texts,
        resolved: toc.every(i => book.resolveHref(i.href)?.id), glyph: firstGlyph(doc), styles: styles(doc),
        fonts: [...doc.fonts].filter(f => f.status === 'loaded').map(f => f.family + ' ' + f.weight),
    }
}
