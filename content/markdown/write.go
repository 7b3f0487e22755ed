package markdown

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/fields"
	"github.com/kanben/kanben/content/tree"
)

// ToMarkdown writes the article as Markdown that reads back as an equal one; where it came from is left out. What
// Markdown has no marks for stands as YAML in fenced blocks named kanben. Pictures without a Path are
// written into the front matter as base64, so a caller that writes them beside the file sets that first.
func ToMarkdown(a *content.Article) ([]byte, error) {
	a = fields.ForFile(a)
	w := &writer{article: a}
	want, err := canonical(a)
	if err != nil {
		return nil, err
	}
	for _, w.care = range []care{light, sayNoCredits, fenceAll} {
		text, err := w.document()
		if err != nil {
			return nil, err
		}
		if got, ok := reread(text); ok && bytes.Equal(got, want) {
			return []byte(text), nil
		}
	}
	return nil, fmt.Errorf("write %s as Markdown: it does not read back the same", content.QuoteInput(content.InlineText(a.Title)))
}

// writer writes one article. Each block is read back at once; one that does not come back the same is fenced.
type writer struct {
	article *content.Article
	care    care
}

// care is how much is done against what neighbouring blocks make of each other.
type care uint8

const (
	light        care = iota
	sayNoCredits      // an empty list of credits, so that no line of the body is read as one
	fenceAll          // every block as YAML
)

func canonical(a *content.Article) ([]byte, error) { return content.MarshalText(a) }

// reread returns the canonical form of what a reader makes of the text.
func reread(text string) ([]byte, bool) {
	a, ps := parse("", text, content.Options{})
	for _, p := range ps {
		if p.Severity == content.Error && p.Code != "E-BASE" {
			return nil, false
		}
	}
	if a == nil {
		return nil, false
	}
	data, err := canonical(fields.ForFile(a))
	return data, err == nil
}

func (w *writer) document() (string, error) {
	var b strings.Builder
	notes, inBody := w.notes()
	head, err := w.head(!inBody)
	if err != nil {
		return "", err
	}
	b.WriteString("---\n" + head + "---\n")
	for i, s := range w.article.Sections {
		if err := w.section(&b, s, i == 0); err != nil {
			return "", err
		}
	}
	if inBody && notes != "" {
		b.WriteString("\n" + notes)
	}
	return b.String(), nil
}

// head is the front matter: every field but those that the body holds.
func (w *writer) head(withNotes bool) (string, error) {
	h := *w.article
	h.Sections = nil
	if !withNotes {
		h.Notes = nil
	}
	data, err := content.MarshalText(&h)
	if err != nil {
		return "", err
	}
	head, err := asYAML(data)
	if w.care == sayNoCredits && len(h.Credits) == 0 {
		head += "credits: []\n"
	}
	return head, err
}

func asYAML(data []byte) (string, error) {
	n, ps := tree.JSON(string(data), content.Pos{Line: 1, Col: 1}, tree.Limits{Depth: 10_000, Nodes: 1 << 30})
	if len(ps) > 0 {
		return "", fmt.Errorf("read the canonical JSON back: %s", ps[0].Msg)
	}
	return tree.PrintYAML(n), nil
}

// notes writes the notes as [^id]: …; ok is false if one of them does not come back the same.
func (w *writer) notes() (text string, ok bool) {
	if w.care == fenceAll {
		return "", false
	}
	var b strings.Builder
	for _, n := range w.article.Notes {
		body, ok := markdownBlocks(n.Blocks)
		if !ok || n.ID == "" || strings.ContainsAny(n.ID, " \t[]^\n") {
			return "", false
		}
		text := "[^" + n.ID + "]: " + strings.TrimLeft(indentBy(body, "    "), " ")
		if !sameNote(text, n) {
			return "", false
		}
		b.WriteString(text)
	}
	return b.String(), true
}

func sameNote(text string, n content.Note) bool {
	a, _ := parse("", "---\ntitle: x\n---\n"+text, content.Options{})
	if a == nil || len(a.Notes) != 1 {
		return false
	}
	return sameSections([]content.Section{{Blocks: n.Blocks}}, []content.Section{{Blocks: a.Notes[0].Blocks}})
}

// section writes a heading and its blocks. The preamble has no heading.
func (w *writer) section(b *strings.Builder, s content.Section, first bool) error {
	preamble := first && s.Level == 0 && s.ID == "" && s.Label == "" && len(s.Slogan) == 0 && len(s.Heading) == 0
	credits, err := w.heading(b, s, preamble)
	if err != nil {
		return err
	}
	for i, block := range s.Blocks {
		text, err := w.block(block)
		if err != nil {
			return err
		}
		if i == 0 && first && preamble {
			b.WriteString(text)
			continue
		}
		b.WriteString("\n" + text)
	}
	if credits != "" {
		b.WriteString("\n" + credits)
	}
	return nil
}

// heading writes the heading of a section and returns what its credits are written as behind the blocks; where
// either does not come back the same, both stand in the heading as YAML.
func (w *writer) heading(b *strings.Builder, s content.Section, preamble bool) (credits string, err error) {
	s.Blocks = nil
	line, ok := headingLine(s)
	if preamble {
		line, ok = "", true
	}
	if w.care != fenceAll && ok && len(s.Credits) == 0 && (preamble || sameHeading(line, s)) {
		if !preamble {
			b.WriteString("\n" + line)
		}
		return "", nil
	}
	credits = creditBlock(s.Credits)
	if w.care != fenceAll && ok && sameHeading(line+"\n"+credits, s) {
		if !preamble {
			b.WriteString("\n" + line)
		}
		return credits, nil
	}
	fenced, err := fencedSection(s)
	b.WriteString("\n" + fenced)
	return "", err
}

func sameHeading(text string, s content.Section) bool {
	back, ok := rereadBody(text)
	return ok && sameSections([]content.Section{s}, back)
}

// block writes one block as Markdown if that comes back the same, else as YAML.
func (w *writer) block(block content.Block) (string, error) {
	if w.care != fenceAll {
		if text, ok := markdownBlock(block); ok && sameBlocks(text, block) {
			return text, nil
		}
	}
	data, err := content.MarshalText(&content.Article{Sections: []content.Section{{Blocks: []content.Block{block}}}})
	if err != nil {
		return "", err
	}
	return fenced(data, "blocks")
}

func fencedSection(s content.Section) (string, error) {
	data, err := content.MarshalText(&content.Article{Sections: []content.Section{s}})
	if err != nil {
		return "", err
	}
	return fenced(data, "section")
}

// fenced cuts the section, or its blocks, out of the canonical form of an article and fences it.
func fenced(data []byte, what string) (string, error) {
	n, ps := tree.JSON(string(data), content.Pos{Line: 1, Col: 1}, tree.Limits{Depth: 10_000, Nodes: 1 << 30})
	if len(ps) > 0 {
		return "", fmt.Errorf("read the canonical JSON back: %s", ps[0].Msg)
	}
	section := n.Get("sections").Items[0]
	if what == "blocks" {
		section = section.Get("blocks")
	} else {
		section = &tree.Node{Kind: tree.Map, Keys: []*tree.Node{{Kind: tree.Scalar, Value: what}}, Items: []*tree.Node{section}}
	}
	body := tree.PrintYAML(section)
	fence := strings.Repeat("`", max(3, longestRun(body, '`')+1))
	return fence + written + "\n" + body + fence + "\n", nil
}

func longestRun(s string, c byte) int {
	longest, n := 0, 0
	for i := range len(s) {
		if s[i] != c {
			n = 0
			continue
		}
		n++
		longest = max(longest, n)
	}
	return longest
}

// sameBlocks reports whether the text reads back as just the block.
func sameBlocks(text string, block content.Block) bool {
	a, ok := rereadBody(text)
	return ok && sameSections([]content.Section{{Blocks: []content.Block{block}}}, a)
}

// rereadBody returns the sections that a body alone gives, with notes of any ID in reach.
func rereadBody(text string) ([]content.Section, bool) {
	a, ps := parse("", "---\ntitle: x\ncredits: []\n---\n"+text, content.Options{})
	for _, p := range ps {
		if p.Severity == content.Error && p.Code != "E-BASE" {
			return nil, false
		}
	}
	return a.Sections, a != nil && len(a.Notes) == 0
}

func sameSections(x, y []content.Section) bool {
	a, errA := content.MarshalText(&content.Article{Sections: unplaced(x)})
	b, errB := content.MarshalText(&content.Article{Sections: unplaced(y)})
	return errA == nil && errB == nil && bytes.Equal(a, b)
}

// unplaced leaves out the IDs, which come from the neighbours too.
func unplaced(sections []content.Section) []content.Section {
	out := append([]content.Section(nil), sections...)
	for i := range out {
		if strings.HasPrefix(out[i].ID, "s-") {
			out[i].ID = ""
		}
	}
	return out
}
