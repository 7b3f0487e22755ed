package docx

import (
	"strconv"
	"strings"

	"github.com/kanben/kanben/content/outline"
	"github.com/kanben/kanben/content/xmltree"
)

// style is what a paragraph or character style means.
type style struct {
	part   outline.Part
	level  int // of a heading
	code   bool
	marks  marks
	number string // of its list
	depth  int    // level in the list
}

// readStyles reads word/styles.xml; a style takes from the one it is based on what it does not say itself.
func readStyles(n *xmltree.Node) map[string]style {
	raw := map[string]*xmltree.Node{}
	for _, s := range n.All("style") {
		raw[s.Value("styleId")] = s
	}
	out := map[string]style{}
	for id := range raw {
		out[id] = resolve(raw, id, 0)
	}
	return out
}

func resolve(raw map[string]*xmltree.Node, id string, depth int) style {
	n := raw[id]
	if n == nil || depth > 20 {
		return style{}
	}
	s := resolve(raw, n.First("basedOn").Value("val"), depth+1)
	name := n.First("name").Value("val")
	if isCode(name) {
		s.code = true
		s.marks.code = n.Value("type") == "character"
		return s
	}
	if part, level, ok := named(name); ok {
		s.part, s.level, s.code = part, level, false
	} else if lvl := n.Find("pPr", "outlineLvl").Value("val"); lvl != "" {
		if i, err := strconv.Atoi(lvl); err == nil && i >= 0 && i < 9 {
			s.part, s.level = outline.Heading, i+1
		}
	}
	s.marks = s.marks.with(n.First("rPr"))
	if num := n.Find("pPr", "numPr"); num != nil {
		s.number = num.First("numId").Value("val")
		s.depth, _ = strconv.Atoi(num.First("ilvl").Value("val"))
	}
	return s
}

// named tells what a style is by its name, English as Word writes built-in ones, or Chinese.
func named(name string) (part outline.Part, level int, ok bool) {
	name = strings.ToLower(strings.ReplaceAll(name, " ", ""))
	for _, word := range []string{"heading", "标题", "標題"} {
		rest, found := strings.CutPrefix(name, word)
		if n, err := strconv.Atoi(rest); found && err == nil && n >= 1 && n <= 9 {
			return outline.Heading, n, true
		}
	}
	switch name {
	case "title", "标题", "標題", "文章标题":
		return outline.Title, 0, true
	case "subtitle", "副标题", "副標題":
		return outline.Subtitle, 0, true
	case "caption", "题注", "題註", "图注":
		return outline.Caption, 0, true
	case "author", "byline", "作者", "署名":
		return outline.Byline, 0, true
	case "quote", "intensequote", "blocktext", "引用", "明显引用":
		return outline.Quote, 0, true
	case "normal", "bodytext", "正文", "正文文本":
		return outline.Body, 0, true
	}
	return outline.Body, 0, false
}

// isCode knows the styles of program text: Word's own, those of pandoc, and Chinese names.
func isCode(name string) bool {
	switch strings.ToLower(strings.ReplaceAll(name, " ", "")) {
	case "verbatimchar", "sourcecode", "verbatim", "code", "codeblock", "codechar", "inlinecode", "htmlcode", "htmlpreformatted",
		"htmlsample", "htmlkeyboard", "htmltypewriter", "macrotext", "代码", "代碼", "程序代码", "源代码", "程式碼", "html代码", "html预设格式", "html預設格式":
		return true
	}
	return false
}

// marks is the look of a run that carries meaning.
type marks struct {
	bold, italic, dots, strike, super, sub, underline, code bool
}

// or adds what a character style marks.
func (m marks) or(o marks) marks {
	m.bold, m.italic, m.dots, m.strike = m.bold || o.bold, m.italic || o.italic, m.dots || o.dots, m.strike || o.strike
	m.super, m.sub, m.code = m.super || o.super, m.sub || o.sub, m.code || o.code
	return m
}

// with applies the properties of a run or style.
func (m marks) with(rPr *xmltree.Node) marks {
	if rPr == nil {
		return m
	}
	for _, k := range rPr.Kids {
		v := k.Value("val")
		on := v != "0" && v != "false" && v != "none" && v != "off"
		switch k.Name {
		case "b":
			m.bold = on
		case "i":
			m.italic = on
		case "em":
			m.dots = on && v != ""
		case "strike", "dstrike":
			m.strike = on
		case "u":
			m.underline = on && v != ""
		case "vertAlign":
			m.super, m.sub = v == "superscript", v == "subscript"
		}
	}
	return m
}
