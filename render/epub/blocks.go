package epub

import (
	"strconv"

	"github.com/kanben/kanben/content"
)

// blocks writes the blocks of a section, note or quotation; node names the block of an index.
func (f *flow) blocks(bs []content.Block, node func(i int) content.NodeRef) {
	for i, b := range bs {
		f.block(b, node(i))
		f.raw("\n")
	}
}

// under numbers the blocks below a node: .b0, .b1 …
func under(ref content.NodeRef) func(int) content.NodeRef {
	return func(i int) content.NodeRef { return ref.Down("b", i) }
}

func (f *flow) block(b content.Block, ref content.NodeRef) {
	switch b := b.(type) {
	case *content.Para:
		f.para1("<p>", b, ref)
		f.raw("</p>")
	case *content.List:
		f.list(b, ref)
	case *content.Table:
		f.table(b, ref)
	case *content.Quote:
		f.raw("<blockquote>\n")
		f.blocks(b.Blocks, under(ref))
		f.by(b.By, ref)
		f.raw("</blockquote>")
	case *content.PullQuote:
		f.pullQuote(b, ref)
	case *content.Callout:
		f.callout(b, ref)
	case *content.Figure:
		f.figure(b, ref)
	case *content.Verse:
		f.verse(b, ref)
	case *content.Code:
		f.code(b, ref)
	case *content.Math:
		f.marksBefore(ref)
		f.math(b)
	case *content.Rule:
		f.marksBefore(ref)
		f.raw("<hr/>")
	}
}

// para1 writes the start tag and the text of a paragraph; the caller closes it.
func (f *flow) para1(start string, p *content.Para, ref content.NodeRef) {
	f.raw(start)
	f.open(ref)
	f.dateline()
	if len(p.RunIn) > 0 {
		f.wrap("b", p.RunIn)
	}
	f.inlines(p.Text)
	f.shut()
}

// dateline writes the wire lead (电头) before the first paragraph of the article, where newspapers have it.
func (f *flow) dateline() {
	if f.u.dateline == "" {
		return
	}
	f.marksUpTo(1)
	f.raw(`<span class="dateline">`)
	f.words(f.u.dateline)
	f.raw(`</span>`)
	if !isTraditional(f.doc.lang) && len(f.doc.lang) > 1 && f.doc.lang[:2] != "zh" {
		f.raw(" ")
	}
	f.u.dateline = ""
}

func (f *flow) by(in []content.Inline, ref content.NodeRef) {
	if len(in) == 0 {
		return
	}
	f.raw(`<p class="by">`)
	f.open(ref.Sub("by"))
	f.inlines(in)
	f.shut()
	f.raw("</p>\n")
}

func (f *flow) list(l *content.List, ref content.NodeRef) {
	end := "</ul>"
	if l.Ordered {
		end = "</ol>"
	}
	switch labelled := anyLabel(l.Items); {
	case l.Ordered && l.Start > 1 && !labelled:
		f.raw(`<ol start="` + strconv.Itoa(l.Start) + `">`)
	case l.Ordered && labelled:
		f.raw(`<ol class="labelled">`)
	case l.Ordered:
		f.raw("<ol>")
	case labelled:
		f.raw(`<ul class="labelled">`)
	default:
		f.raw("<ul>")
	}
	f.raw("\n")
	for i, item := range l.Items {
		f.item(item, ref.Down("i", i))
	}
	f.raw(end)
}

// item writes a list item; a label that the source states stands as text, since it cannot be made by counting.
func (f *flow) item(it content.Item, ref content.NodeRef) {
	f.raw("<li>")
	start := `<p class="flat">`
	if it.Label != "" {
		m := markup{}
		m.raw(start + `<span class="label">`)
		m.text(it.Label)
		m.raw(`</span>`)
		start = string(m.b)
		if _, ok := first(it.Blocks).(*content.Para); !ok {
			f.raw(start + "</p>")
			start = `<p class="flat">`
		}
	}
	for i, b := range it.Blocks {
		p, ok := b.(*content.Para)
		if !ok {
			f.block(b, ref.Down("b", i))
			continue
		}
		f.para1(start, p, ref.Down("b", i))
		f.raw("</p>")
		start = `<p class="flat">`
	}
	f.raw("</li>\n")
}

func anyLabel(items []content.Item) bool {
	for _, it := range items {
		if it.Label != "" {
			return true
		}
	}
	return false
}

func (f *flow) pullQuote(q *content.PullQuote, ref content.NodeRef) {
	f.raw(`<aside epub:type="pullquote" role="doc-pullquote" class="pullquote"><p class="flat">`)
	f.open(ref)
	f.inlines(q.Text)
	f.shut()
	f.raw("</p>\n")
	f.by(q.By, ref)
	f.raw("</aside>")
}

func (f *flow) callout(c *content.Callout, ref content.NodeRef) {
	f.raw(`<aside role="note" class="callout">` + "\n")
	if len(c.Title) > 0 {
		f.raw(`<p class="callout-h">`)
		f.open(ref.Sub("title"))
		f.inlines(c.Title)
		f.shut()
		f.raw("</p>\n")
	}
	f.blocks(c.Blocks, under(ref))
	f.raw("</aside>")
}

// verse keeps one p a line (epub.md §10); the stanzas are parted by their div.
func (f *flow) verse(v *content.Verse, ref content.NodeRef) {
	f.raw(`<blockquote class="verse">`)
	open := false
	for i, line := range v.Lines {
		if line == nil {
			if open {
				f.raw("</div>")
			}
			open = false
			continue
		}
		if !open {
			f.raw("\n<div class=\"stanza\">")
			open = true
		}
		f.raw(`<p class="line">`)
		f.open(ref.Down("l", i))
		f.inlines(line)
		f.shut()
		f.raw("</p>")
	}
	if open {
		f.raw("</div>")
	} else if len(v.Lines) == 0 {
		f.raw(`<div class="stanza"></div>`)
	}
	f.raw("\n</blockquote>")
}

func (f *flow) code(c *content.Code, ref content.NodeRef) {
	f.raw("<pre><code>")
	f.open(ref)
	f.still++
	f.chars(c.Text, c.Pos)
	f.still--
	f.shut()
	f.raw("</code></pre>")
}
