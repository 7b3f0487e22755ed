package records

import (
	"context"
	"html"
	"strings"

	"github.com/kanben/kanben/content"
	pages "github.com/kanben/kanben/content/html"
	"github.com/kanben/kanben/content/markdown"
	"github.com/kanben/kanben/content/outline"
)

// unescape resolves the entities that titles of feeds and exports carry, and takes tags off.
func unescape(s string) string {
	if strings.Contains(s, "<") && strings.Contains(s, ">") {
		s = untagged(s)
	}
	if !strings.Contains(s, "&") {
		return s
	}
	return html.UnescapeString(s)
}

// untagged takes out what stands between < and >, if it looks like a tag.
func untagged(s string) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '<')
		if i < 0 || i+1 >= len(s) {
			b.WriteString(s)
			return b.String()
		}
		end := strings.IndexByte(s[i:], '>')
		if c := s[i+1]; end < 0 || c != '/' && c != '!' && (c|0x20 < 'a' || c|0x20 > 'z') {
			b.WriteString(s[:i+1])
			s = s[i+1:]
			continue
		}
		b.WriteString(s[:i])
		s = s[i+end+1:]
	}
}

// body converts the text in its form.
func (m *maker) body() []outline.Item {
	f := m.r.Body
	form := m.r.Form
	if form == Auto || form == "" {
		form = Plain
		if looksHTML(f.Value) {
			form = HTML
		}
	}
	switch form {
	case HTML:
		return m.html(f)
	case Markdown:
		return m.markdown(f)
	}
	return plain(f)
}

func looksHTML(s string) bool {
	return strings.Contains(s, "</") || strings.Contains(s, "<br") || strings.Contains(s, "/>") || strings.Contains(s, "<p>") || strings.Contains(s, "<img ")
}

func (m *maker) html(f Field) []outline.Item {
	items, assets, ps := pages.Fragment(f.Value, m.a.Canonical, nil, content.Source{Name: f.Pos.File}, m.o)
	m.a.Assets = append(m.a.Assets, assets...)
	for _, p := range ps {
		p.Pos, p.Path = f.Pos, f.Path
		m.problems = append(m.problems, p)
	}
	for _, it := range items {
		Place(it.Block, f.Pos)
	}
	return items
}

// plain makes a paragraph of each line.
func plain(f Field) []outline.Item {
	var out []outline.Item
	for line := range strings.Lines(f.Value) {
		line = strings.TrimFunc(line, content.IsSpace)
		if line == "" {
			continue
		}
		out = append(out, outline.Item{Block: &content.Para{Text: []content.Inline{&content.Text{S: line, Pos: f.Pos}}, Pos: f.Pos}})
	}
	return out
}

// markdown takes the sections that our own reader makes.
func (m *maker) markdown(f Field) []outline.Item {
	src := content.Source{Name: f.Pos.File, Data: []byte(f.Value)}
	c, ps, err := markdown.Format().Reader.Read(context.Background(), src, m.o)
	for _, p := range ps {
		p.Pos, p.Path = f.Pos, f.Path
		m.problems = append(m.problems, p)
	}
	if err != nil || c == nil {
		return nil
	}
	for _, a := range c.Articles() {
		if len(m.a.Title) == 0 {
			m.a.Title = a.Title
		}
		m.a.Sections, m.a.Notes = a.Sections, a.Notes
		m.a.Assets = append(m.a.Assets, a.Assets...)
		for _, cr := range a.Credits {
			m.a.Credits = content.AddCredit(m.a.Credits, cr)
		}
	}
	return nil
}

// pictures puts those that stand beside the text before it, unless the text has them itself.
func (m *maker) pictures() []outline.Item {
	var out []outline.Item
	for _, p := range m.r.Pictures {
		url := strings.TrimSpace(p.URL.Value)
		if url == "" || strings.Contains(m.r.Body.Value, url) {
			continue
		}
		fig := &content.Figure{Asset: url, Alt: unescape(p.Alt.Value), Caption: line(p.Caption), Pos: p.URL.Pos}
		if credit := unescape(p.Credit.Value); credit != "" {
			parsed := content.ParseCreditLine(credit, content.AtCaption)
			if len(parsed.Credits) == 0 {
				parsed = content.ParseCreditLine("摄影："+credit, content.AtByline)
			}
			if len(parsed.Credits) == 0 {
				m.report(content.Warning, "W-CREDIT", p.Credit, "no name was read in "+content.QuoteInput(credit))
			}
			for _, c := range parsed.Credits {
				c.Pos, c.Raw = p.Credit.Pos, credit
				fig.Credits = append(fig.Credits, c)
			}
		}
		fig.Rights.Holder = unescape(p.Holder.Value)
		out = append(out, outline.Item{Block: fig})
	}
	return out
}
