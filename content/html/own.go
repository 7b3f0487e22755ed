package html

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/kanben/kanben/content"
)

// ownBody returns the part of the page that begins with the first prose behind the title, or nil if what go-readability
// found holds that prose too, or follows it without a break. It finds the text of pages where a longer text (a letter to
// readers in other languages, the next article of an endless page) outweighs a short article.
func (p *page) ownBody(found *html.Node) *html.Node {
	title := p.titleLine()
	if title < 0 {
		return nil
	}
	first := p.proseAfter(title)
	if first < 0 {
		return nil
	}
	body := indexText(rawText(found))
	if body.has(p.lines[first].tight) {
		return nil
	}
	if !p.parted(first, body) {
		return p.withSibling(first, body, found)
	}
	return p.climb(first)
}

// withSibling returns the element that holds line first and the paragraphs that were found behind it, if they are siblings
// and it holds little else: an opening paragraph that is full of links, or no p, gets lost otherwise.
func (p *page) withSibling(first int, body *textIndex, found *html.Node) *html.Node {
	parent := blockOf(p.lines[first].node).Parent
	for i := first + 1; i < len(p.lines) && i <= first+6 && parent != nil; i++ {
		if l := &p.lines[i]; p.isProse(i) && body.has(l.tight) {
			width := content.Width(rawText(found)) + content.Width(p.lines[first].text)
			if blockOf(l.node).Parent == parent && 4*content.Width(rawText(parent)) < 5*width {
				return parent
			}
			return nil
		}
	}
	return nil
}

// titleLine returns the line of the title, the last one before the first prose where it stands several times, or -1.
func (p *page) titleLine() int {
	title := p.titleFromH1()
	if title == "" {
		title = p.titleFromMeta()
	}
	whole, at := tight(title), -1
	if content.Width(title) < 6 {
		return -1
	}
	for i := range p.lines {
		if p.lines[i].tight == whole {
			at = i
		} else if at >= 0 && p.isProse(i) {
			break
		}
	}
	return at
}

// proseAfter returns the first line of prose within 40 lines behind the title, or -1.
func (p *page) proseAfter(title int) int {
	for i := title + 1; i < len(p.lines) && i <= title+40; i++ {
		if content.CutLine(p.lines[i].text) == content.HardCut {
			return -1
		}
		if p.isProse(i) {
			return i
		}
	}
	return -1
}

func (p *page) isProse(i int) bool {
	l := &p.lines[i]
	return content.Width(l.text) >= 30 && content.EndsSentence(l.text) && l.links*3 < len(l.text) && !content.IsNotice(l.text) && !content.IsChrome(l.text)
}

// parted reports whether the text that was found begins only behind the end of an article whose prose begins at line
// first, or not behind it at all.
func (p *page) parted(first int, body *textIndex) bool {
	ends := 0
	for i := first + 1; i < len(p.lines); i++ {
		l := &p.lines[i]
		if content.Width(l.text) >= 25 && l.links*2 < len(l.text) && !content.IsNotice(l.text) && body.has(l.tight) {
			return ends > 0
		}
		if content.CutLine(l.text) != content.NoCut {
			ends++
		}
	}
	return true
}

// climb returns the largest element round the first line of prose that holds no prose of another article: it grows while
// it gains prose that no line of related links parts from what it has.
func (p *page) climb(first int) *html.Node {
	best := blockOf(p.lines[first].node)
	have := p.proseIn(best, first)
	for n := best.Parent; n != nil && n.DataAtom != atom.Body && n.DataAtom != atom.Html; n = n.Parent {
		more := p.proseIn(n, first)
		if more < 0 {
			break
		}
		if more > have {
			best, have = n, more
		} else if content.Width(rawText(n)) < 2*content.Width(rawText(best)) {
			best = n // pictures beside the text
		}
	}
	return best
}

// proseIn returns the width of the prose in n from line first on, or -1 if an end of the article stands between.
func (p *page) proseIn(n *html.Node, first int) int {
	width, ended := 0, false
	for i := first; i < len(p.lines); i++ {
		if !within(p.lines[i].node, n) {
			break
		}
		switch {
		case p.isProse(i) && ended:
			return -1
		case p.isProse(i):
			width += content.Width(p.lines[i].text)
		case content.CutLine(p.lines[i].text) != content.NoCut:
			ended = true
		}
	}
	return width
}

func blockOf(n *html.Node) *html.Node {
	for n.Parent != nil && (n.Type != html.ElementNode || !isBlock(n.DataAtom)) {
		n = n.Parent
	}
	return n
}

// within reports whether n is root or stands in it.
func within(n, root *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == root {
			return true
		}
	}
	return false
}
