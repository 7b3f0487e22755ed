package layout

import (
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/typeset"
)

// captionOf writes caption and credit; nil if there is neither.
func (p *press) captionOf(b *content.Figure, figure int32, node content.NodeRef) *para {
	credit := pictureCredit(b.Credits, p.article.Lang)
	if rights := rightsWords(b.Rights); rights != "" {
		credit += pick(p.article.Lang, "　", "　", " ") + rights
	}
	if len(b.Caption) == 0 && credit == "" {
		return nil
	}
	t := &p.theme.Figure
	l := p.look(t.Caption)
	l.above = 0
	q := &para{look: l, node: node.Sub("caption"), balance: true}
	kind := "Caption"
	if b.Decorative {
		kind = "P"
	}
	elem := p.elemAt(kind, figure, node.Sub("caption"))
	p.write(q, b.Caption, elem)
	p.words(q, credit, elem, t.Credit, typeset.Unbroken)
	return q
}

// captionIn sets a caption under a picture of the width: centred if it is one line, else justified as wide as the
// picture. It can be set anew for another measure.
func (p *press) captionIn(q *para, left, measure, width render.Pt) []strip {
	side := (measure - max(width, measure*6/10)) / 2
	q.left, q.right = left+side, side
	q.measure = nil
	return p.galley(q, left+measure)
}

// pictureCredit is （…摄） at the end of the caption.
func pictureCredit(credits []content.Credit, lang string) string {
	out := ""
	for i := 0; i < len(credits); {
		c := &credits[i]
		names := pictureName(c)
		j := i + 1
		for j < len(credits) && credits[j].Role == c.Role && credits[j].Label == c.Label && credits[j].Org == c.Org {
			names += pick(lang, "、", "、", ", ") + credits[j].Name
			j++
		}
		if out != "" {
			out += pick(lang, "　", "　", "; ")
		}
		out += pictureVerb(c, names, lang)
		i = j
	}
	if out == "" {
		return ""
	}
	return pick(lang, "（"+out+"）", "（"+out+"）", " ("+out+")")
}

func pictureName(c *content.Credit) string {
	switch {
	case c.Org != "" && c.Name != "":
		return c.Org + " " + c.Name
	case c.Name != "":
		return c.Name
	}
	return c.Org
}

func pictureVerb(c *content.Credit, names, lang string) string {
	if !chinese(lang) {
		return c.LabelIn(lang) + " " + names
	}
	switch c.Role {
	case content.Photographer:
		return names + pick(lang, "摄", "攝", "")
	case content.PhotoSupplier:
		return names + pick(lang, "供图", "供圖", "")
	case content.Illustrator:
		return names + pick(lang, "绘", "繪", "")
	}
	return c.LabelIn(lang) + "：" + names
}
