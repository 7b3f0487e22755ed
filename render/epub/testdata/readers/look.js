// What the eye would see first: where the first character of the first paragraph stands, and how it is set.
export const firstGlyph = doc => {
    const p = [...doc.querySelectorAll('p')].find(p => !p.className && p.textContent.trim())
    if (!p) return null
    const walker = doc.createTreeWalker(p, NodeFilter.SHOW_TEXT)
    let text = walker.nextNode()
    while (text && !text.data.trim()) text = walker.nextNode()
    const range = doc.createRange()
    range.setStart(text, 0)
    range.setEnd(text, 1)
    const r = range.getBoundingClientRect(), b = p.getBoundingClientRect()
    return { char: range.toString(), right: b.right - r.right, left: r.left - b.left, top: r.top - b.top, width: r.width, height: r.height }
}

export const styles = doc => {
    const p = [...doc.querySelectorAll('p')].find(p => !p.className) ?? doc.body
    const s = doc.defaultView.getComputedStyle(p)
    const h = doc.querySelector('h2') ? doc.defaultView.getComputedStyle(doc.querySelector('h2')) : s
    return {
        family: s.fontFamily, indent: parseFloat(s.textIndent) / parseFloat(s.fontSize), align: s.textAlign, mode: s.writingMode,
        lineBreak: s.lineBreak, headingFamily: h.fontFamily, headingAlign: h.textAlign,
    }
}

// markerAt is the label of the page marker that a link of the page list leads to, null when it leads nowhere.
export const markerAt = (doc, href) => doc.getElementById(href.split('#')[1])?.getAttribute('aria-label') ?? null
