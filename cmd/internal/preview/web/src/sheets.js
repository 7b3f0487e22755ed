// The PDF's pages, drawn as they come into view, crisp at the zoom and pixel ratio in force.
import * as pdfjs from '/vendor/pdfjs/pdf.min.mjs'

pdfjs.GlobalWorkerOptions.workerSrc = '/vendor/pdfjs/pdf.worker.min.mjs'
const worker = new pdfjs.PDFWorker()

export class Sheets extends EventTarget {
  #box; #doc; #pages = []; #zoom = 1; #seen; #current = 0; #quiet = 0
  constructor(box) {
    super()
    this.#box = box
    box.addEventListener('scroll', () => this.#scrolled(), { passive: true })
    new ResizeObserver(() => this.#resize()).observe(box)
  }
  get current() { return this.#current }
  get count() { return this.#pages.length }

  // show replaces the document; the place on the page stays.
  async show(url) {
    const data = await (await fetch(url)).arrayBuffer()
    const doc = await pdfjs.getDocument({ data, worker, isEvalSupported: false }).promise
    const pages = await Promise.all(Array.from({ length: doc.numPages }, async (_, i) => {
      const page = await doc.getPage(i + 1)
      const el = document.createElement('div')
      el.className = 'sheet'
      el.setAttribute('role', 'group')
      el.setAttribute('aria-label', String(i + 1))
      return { page, el, view: page.getViewport({ scale: 1 }), drawn: 0 }
    }))
    const top = this.#box.scrollTop
    const old = this.#doc, oldPages = this.#pages
    this.#doc = doc
    this.#pages = pages
    for (const p of pages) this.#size(p)
    // draw what will be seen before it is shown: no flash
    const near = pages.filter((p, i) => Math.abs(i - this.#current) <= 1)
    await Promise.all(near.map(p => this.#draw(p)))
    this.#quiet = performance.now() + 200
    this.#box.replaceChildren(...pages.map(p => p.el))
    this.#box.scrollTop = top
    this.#watch()
    this.#scrolled()
    for (const p of oldPages) p.page.cleanup()
    await old?.destroy()
  }
  zoom(by) {
    const i = this.#current, at = this.#pages[i]
    const within = at ? (this.#box.scrollTop - at.el.offsetTop) / at.el.offsetHeight : 0
    this.#zoom = Math.min(4, Math.max(0.5, this.#zoom * by))
    this.#resize()
    if (at) this.#box.scrollTop = at.el.offsetTop + within * at.el.offsetHeight
  }
  goTo(i) {
    const p = this.#pages[i]
    if (!p || i === this.#current) return
    this.#quiet = performance.now() + 400
    this.#current = i
    this.#box.scrollTop = p.el.offsetTop - 12
  }
  #scale(p) { return Math.max(0.1, (this.#box.clientWidth - 32) / p.view.width * this.#zoom) }
  #size(p) {
    const s = this.#scale(p)
    p.el.style.width = `${p.view.width * s}px`
    p.el.style.height = `${p.view.height * s}px`
  }
  #resize() {
    for (const p of this.#pages) { this.#size(p); p.drawn = 0 }
    this.#watch()
  }
  #watch() {
    this.#seen?.disconnect()
    this.#seen = new IntersectionObserver(es => {
      for (const e of es) if (e.isIntersecting) this.#draw(this.#pages.find(p => p.el === e.target))
    }, { root: this.#box, rootMargin: '400px' })
    for (const p of this.#pages) this.#seen.observe(p.el)
  }
  async #draw(p) {
    const s = this.#scale(p)
    if (!p || p.drawn === s) return
    p.drawn = s
    const viewport = p.page.getViewport({ scale: s * devicePixelRatio })
    const canvas = document.createElement('canvas')
    canvas.width = viewport.width
    canvas.height = viewport.height
    canvas.setAttribute('aria-hidden', 'true')
    await p.page.render({ canvas, viewport }).promise.catch(() => {})
    if (p.drawn !== s) return
    const text = document.createElement('div')
    text.className = 'text'
    const content = await p.page.getTextContent()
    text.textContent = content.items.map(i => i.str + (i.hasEOL ? '\n' : '')).join('')
    p.el.replaceChildren(canvas, text)
  }
  #scrolled() {
    const mid = this.#box.scrollTop + this.#box.clientHeight / 3
    let i = this.#pages.findIndex(p => p.el.offsetTop + p.el.offsetHeight > mid)
    if (i < 0) i = this.#pages.length - 1
    if (i !== this.#current && performance.now() > this.#quiet) {
      this.#current = i
      this.dispatchEvent(new Event('page'))
    }
    this.dispatchEvent(new Event('at'))
  }
}
