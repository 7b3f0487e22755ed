package epub

import "strings"

// accessibility writes what is true of the finished documents (EPUB Accessibility 1.1 §2.2), never more.
func (m *metadata) accessibility() {
	b := m.b
	visual := b.pictured > 0
	described := b.unlabelled == 0
	m.meta("schema:accessMode", "", "", "textual")
	if visual {
		m.meta("schema:accessMode", "", "", "visual")
	}
	if described {
		m.meta("schema:accessModeSufficient", "", "", "textual")
	} else {
		m.meta("schema:accessModeSufficient", "", "", "textual,visual")
	}
	features := []struct {
		name string
		is   bool
	}{
		{"ARIA", true},
		{"alternativeText", visual && described},
		{"displayTransformability", true},
		{"MathML", b.hasMath},
		{"pageBreakMarkers", b.book.Pages != nil},
		{"pageNavigation", b.book.Pages != nil},
		{"readingOrder", true},
		{"rubyAnnotations", b.hasRuby},
		{"structuralNavigation", true},
		{"tableOfContents", true},
	}
	for _, f := range features {
		if f.is {
			m.meta("schema:accessibilityFeature", "", "", f.name)
		}
	}
	m.meta("schema:accessibilityHazard", "", "", "none")
	m.raw("<meta property=\"schema:accessibilitySummary\"")
	m.attr("xml:lang", b.lang)
	m.raw(">")
	m.text(b.accessSummary())
	m.raw("</meta>\n")
	if b.opt.Certifier != "" {
		m.raw("<meta property=\"dcterms:conformsTo\" id=\"conf\">EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>\n")
		m.meta("a11y:certifiedBy", "conf", "", b.opt.Certifier)
	}
}

// accessSummary says the same facts in a sentence or two of the book's language.
func (b *builder) accessSummary() string {
	pages, pictures, ruby := b.book.Pages != nil, b.pictured > 0, b.hasRuby
	missing := b.unlabelled > 0
	var s strings.Builder
	switch {
	case isTraditional(b.lang):
		s.WriteString("可重排文字出版物，含目錄")
		add(&s, pages, "、與印刷版一致的頁碼")
		add(&s, pictures && !missing, "、圖片替代文字")
		add(&s, ruby, "、注音")
		s.WriteString("。")
		add(&s, missing, "部分圖片沒有替代文字。")
	case strings.HasPrefix(b.lang, "zh"):
		s.WriteString("可重排文字出版物，含目录")
		add(&s, pages, "、与印刷版一致的页码")
		add(&s, pictures && !missing, "、图片替代文字")
		add(&s, ruby, "、注音")
		s.WriteString("。")
		add(&s, missing, "部分图片没有替代文字。")
	default:
		s.WriteString("Reflowable text with a table of contents")
		add(&s, pages, ", the page numbers of the printed edition")
		add(&s, pictures && !missing, ", text alternatives for pictures")
		add(&s, ruby, ", ruby annotations")
		s.WriteString(".")
		add(&s, missing, " Some pictures have no text alternative.")
	}
	return s.String()
}

func add(s *strings.Builder, is bool, text string) {
	if is {
		s.WriteString(text)
	}
}
