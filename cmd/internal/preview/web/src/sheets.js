// The PDF's pages, drawn as they come into view, crisp at the zoom and pixel ratio in force.
import * as pdfjs from '/vendor/pdfjs/pdf.min.mjs'
import { spoken } from '/spoken.js'

pdfjs.GlobalWorkerOptions.workerSrc = '/vendor/pdfjs/pdf.worker.min.mjs'
const worker = new pdfjs.PDFWorker()

export class Sheets extends EventTarget {
  #box; #doc; #pages = []; #zoom = 1; #seen; #current = 0; #quiet = 0
  constructor(box) {
    super()
    this.#box = box
    box.addEventListener('scroll', () => this.#scrolled(), { passive: true })
    new ResizeObserver(() => this.#resize()).observe(box)
    this.#followRatio()
  }
  get current() { return this.#current }
  get count() { return this.#pages.length }

  fetch(url) { return fetch(url).then(r => r.ok ? r.arrayBuffer() : Promise.reject(new Error(r.status))) }

  // show replaces the document; the place on the page stays. Only the pages near it are opened before they are shown.
  async show(bytes) {
    const doc = await pdfjs.getDocument({ data: await bytes, worker, isEvalSupported: false }).promise
    const near = Math.min(this.#current, doc.numPages - 1)
    const first = await doc.getPage(near + 1)
    const pages = Array.from({ length: doc.numPages }, (_, i) => this.#sheet(doc, i, first.getViewport({ scale: 1 })))
    const top = this.#box.scrollTop
    const old = this.#doc
    this.#doc = doc
    this.#pages = pages
    for (const p of pages) this.#size(p)
    await this.#draw(pages[near]) // what will be seen is drawn before it is shown: no flash
    this.#quiet = performance.now() + 200
    this.#box.replaceChildren(...pages.map(p => p.el))
    this.#box.scrollTop = top
    this.#watch()
    this.#scrolled()
    old?.destroy()
  }
  #sheet(doc, i, view) {
    const el = document.createElement('div')
    el.className = 'sheet'
    el.setAttribute('role', 'group')
    el.setAttribute('aria-label', String(i + 1))
    return { doc, number: i + 1, el, view, drawn: 0 }
  }
  zoom(by) {
    const i = this.#current, at = this.#pages[i]
    const within = at ? (this.#box.scrollTop - at.el.offsetTop) / at.el.offsetHeight : 0
    this.#zoom = Math.min(5, Math.max(0.4, this.#zoom * by))
    if (Math.abs(this.#zoom - 1) < 0.02) this.#zoom = 1
    this.#resize()
    if (at) this.#box.scrollTop = at.el.offsetTop + within * at.el.offsetHeight
    return this.#zoom
  }
  goTo(i) {
    const p = this.#pages[i]
    if (!p || i === this.#current) return
    this.#quiet = performance.now() + 400
    this.#current = i
    this.#box.scrollTop = p.el.offsetTop - 12
  }
  turn(by) {
    const p = this.#pages[this.#current + by]
    if (p) this.#box.scrollTop = p.el.offsetTop - 12
  }
  #scale(p) { return Math.max(0.1, (this.#box.clientWidth - 32) / p.view.width * this.#zoom) }
  #size(p) {
    const s = this.#scale(p)
    p.el.style.width = `${p.view.width * s}px`
    p.el.style.height = `${p.view.height * s}px`
  }
  #resize() {
    for (const p of this.#pages) this.#size(p)
    this.#watch()
  }
  // the browser's own zoom, or another screen, changes how many pixels a page has
  #followRatio() {
    const q = matchMedia(`(resolution: ${devicePixelRatio}dppx)`)
    q.addEventListener('change', () => { this.#resize(); this.#followRatio() }, { once: true })
  }
  // pages out of sight give their pixels back: a book has hundreds
  #watch() {
    this.#seen?.disconnect()
    this.#seen = new IntersectionObserver(es => {
      for (const e of es) {
        const p = this.#pages.find(p => p.el === e.target)
        if (p) e.isIntersecting ? this.#draw(p) : this.#forget(p)
      }
    }, { root: this.#box, rootMargin: '600px' })
    for (const p of this.#pages) this.#seen.observe(p.el)
  }
  #forget(p) {
    if (!p.drawn) return
    p.drawn = 0
    p.el.querySelector('canvas')?.remove()
  }
  async #draw(p) {
    const page = await p.doc.getPage(p.number)
    p.view = page.getViewport({ scale: 1 })
    const s = this.#scale(p) * devicePixelRatio
    if (p.drawn === s) return
    p.drawn = s
    this.#size(p)
    const viewport = page.getViewport({ scale: s })
    const canvas = document.createElement('canvas')
    canvas.width = Math.ceil(viewport.width)
    canvas.height = Math.ceil(viewport.height)
    canvas.setAttribute('aria-hidden', 'true')
    const [, text] = await Promise.all([page.render({ canvas, viewport }).promise, p.text ?? spoken(page)]).catch(() => [])
    if (p.drawn !== s || !text) return
    p.text = text
    p.el.replaceChildren(canvas, text)
  }
  #scrolled() {
    const mid = this.#box.scrollTop + this.#box.clientHeight / 3
    let i = this.#pages.findIndex(p => p.el.offsetTop + p.el.offsetHeight > mid)
    if (i < 0) i = Math.max(0, this.#pages.length - 1)
    if (i !== this.#current && performance.now() > this.#quiet) {
      this.#current = i
      this.dispatchEvent(new Event('page'))
    }
    this.dispatchEvent(new Event('at'))
  }
}
