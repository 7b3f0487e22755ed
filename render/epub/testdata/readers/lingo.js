// Opens a book in lingo-reader, which goes by the NCX where the others go by nav.xhtml.
import { initEpubFile } from '@lingo-reader/epub-parser'
import { firstGlyph, styles } from './look.js'

const labels = (items, depth = 1) => (items ?? []).flatMap(i => [{ depth, label: i.label, href: i.href, id: i.id }, ...labels(i.children, depth + 1)])

window.readBook = async (name, chapter) => {
    const blob = await (await fetch(`/books/${name}`)).blob()
    const book = await initEpubFile(new File([blob], name))
    const spine = book.getSpine()
    const texts = []
    const documents = new Map()
    for (const s of spine) documents.set(s.id, new DOMParser().parseFromString((await book.loadChapter(s.id)).html, 'text/html').body)
    for (const d of documents.values()) texts.push(d.textContent)
    const pages = book.getPageList()?.pageTargets ?? []
    const markerAt = href => {
        const to = book.resolveHref(href)
        return documents.get(to?.id)?.querySelector(to.selector)?.getAttribute('aria-label') ?? null
    }
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
        toc, pages: pages.map(p => p.label), markers: pages.map(p => markerAt(p.href)), landmarks: null, title: metadata.title, direction: '', sections: spine.length, texts,
        resolved: toc.every(i => book.resolveHref(i.href)?.id), glyph: firstGlyph(doc), styles: styles(doc),
        fonts: [...doc.fonts].filter(f => f.status === 'loaded').map(f => f.family + ' ' + f.weight),
    }
}
