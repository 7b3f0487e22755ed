package html

import (
	"regexp"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/kanben/kanben/content"
)

// fromWeChat reads what a saved page of a WeChat account (公众号) keeps in scripts: the page fills in the date only when
// it is opened, and names the account beside the title without a label.
func (p *page) fromWeChat() {
	if byID(p.root, "js_content") == nil {
		return
	}
	a := p.art
	if a.Source.Name == "" {
		if name := textOf(byID(p.root, "js_name")); name != "" && content.Width(name) <= 30 {
			a.Source = content.Org{Name: name, Raw: name}
		}
	}
	if name := p.meta.props["og:article:author"]; name != "" && name != a.Source.Name {
		p.linkedPerson(name, "作者：", content.Author, a.Source.Name)
	}
	if !a.Published.IsZero() && a.Published.Precision != content.Day {
		return
	}
	for n := range p.root.Descendants() {
		if n.DataAtom != atom.Script || n.FirstChild == nil {
			continue
		}
		if m := wechatTime().FindStringSubmatch(n.FirstChild.Data); m != nil {
			p.stamp(&a.Published, m[1])
			return
		}
	}
	p.stampFromUnix()
}

// wechatTime finds the time of day as the page shows it: createTime = '2025-03-08 08:50', JsDecode('2025-03-08 08:50').
var wechatTime = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:createTime\s*=\s*|create_time:\s*JsDecode\(|JsDecode\()['"](20\d\d-\d\d-\d\d \d\d:\d\d)['"]`)
})

var wechatUnix = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`var ct\s*=\s*['"](1\d{9})['"]`) })

// stampFromUnix reads the second that older pages keep: var ct = "1735689600".
func (p *page) stampFromUnix() {
	for n := range p.root.Descendants() {
		if n.DataAtom != atom.Script || n.FirstChild == nil || !strings.Contains(n.FirstChild.Data, "var ct") {
			continue
		}
		if m := wechatUnix().FindStringSubmatch(n.FirstChild.Data); m != nil {
			if s := content.UnixStamp(m[1], p.o.Zone); p.art.Published.IsZero() || sameDay(p.art.Published, s) {
				p.art.Published = s // an older page shows the day alone
			}
			return
		}
	}
}

// byID returns the first element with the id, or nil.
func byID(root *html.Node, id string) *html.Node {
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && attr(n, "id") == id {
			return n
		}
	}
	return nil
}
