package preflight

import (
	"fmt"
	"strings"
)

// element is one element of the structure tree with what the rules need.
type element struct {
	kind string
	dict Dict
	page any // Pg in force
	kids int
	objr bool
}

// tree walks the structure tree.
type tree struct {
	c       *checker
	roles   Dict
	seen    map[Ref]bool
	used    map[int][]mark // by page, in tree order
	pages   map[Ref]int
	last    int // level of the last heading
	links   map[Ref]bool
	visited int
}

// checkStructure holds S1 … S11.
func (c *checker) checkStructure() {
	marked, _ := c.f.get(c.f.dict(c.root["MarkInfo"])["Marked"]).(bool)
	root := c.f.dict(c.root["StructTreeRoot"])
	if !marked || root == nil {
		if c.x1a {
			return // PDF/X-1a asks for no tags
		}
		c.error("S1", 0, "the file is not tagged")
		return
	}
	t := &tree{c: c, roles: c.f.dict(root["RoleMap"]), seen: map[Ref]bool{}, used: map[int][]mark{}, pages: map[Ref]int{}, links: map[Ref]bool{}}
	t.numberPages(c.root["Pages"], 0)
	for _, k := range kidsOf(c.f, root["K"]) {
		t.walk(k, nil, 0)
	}
	for _, p := range c.pages {
		t.compare(p)
		t.parents(root, p)
		t.annotations(p)
	}
}

func kidsOf(f *file, v any) Array {
	if a, ok := f.get(v).(Array); ok {
		return a
	}
	if v == nil {
		return nil
	}
	return Array{v}
}

func (t *tree) numberPages(v any, depth int) {
	d := t.c.f.dict(v)
	if depth > 50 || d == nil {
		return
	}
	if kids := t.c.f.array(d["Kids"]); kids != nil {
		for _, k := range kids {
			t.numberPages(k, depth+1)
		}
		return
	}
	if r, ok := v.(Ref); ok {
		t.pages[r] = len(t.pages) + 1
	}
}

func (t *tree) walk(v, page any, depth int) {
	t.visited++
	if depth > 200 || t.visited > 5_000_000 {
		t.c.error("S1", 0, "the structure tree is too deep or runs in a circle")
		return
	}
	if r, ok := v.(Ref); ok {
		if t.seen[r] {
			t.c.error("S1", 0, "an element stands twice in the structure tree")
			return
		}
		t.seen[r] = true
	}
	d := t.c.f.dict(v)
	if d == nil {
		return
	}
	if d["Pg"] != nil {
		page = d["Pg"]
	}
	e := &element{kind: t.kind(d), dict: d, page: page}
	t.heading(e)
	for _, k := range kidsOf(t.c.f, d["K"]) {
		t.kid(e, k, depth)
	}
	t.judge(e)
}

// kind resolves the role map.
func (t *tree) kind(d Dict) string {
	k := t.c.f.name(d["S"])
	for range 8 {
		to := t.c.f.name(t.roles[k])
		if to == "" {
			break
		}
		k = to
	}
	return string(k)
}

func (t *tree) kid(e *element, v any, depth int) {
	f := t.c.f
	if n, ok := f.get(v).(int); ok {
		t.use(e.page, mark{mcid: n})
		e.kids++
		return
	}
	d := f.dict(v)
	switch f.name(d["Type"]) {
	case "MCR":
		page := e.page
		if d["Pg"] != nil {
			page = d["Pg"]
		}
		form, _ := d["Stm"].(Ref)
		t.use(page, mark{form, f.int(d["MCID"])})
		e.kids++
	case "OBJR":
		e.objr = true
		if r, ok := d["Obj"].(Ref); ok && e.kind == "Link" {
			t.links[r] = true
		}
	default:
		e.kids++
		t.walk(v, e.page, depth+1)
	}
}

func (t *tree) use(page any, m mark) {
	r, _ := page.(Ref)
	n := t.pages[r]
	t.used[n] = append(t.used[n], m)
}

// heading holds S5: headings begin at level 1 and skip none.
func (t *tree) heading(e *element) {
	level := 0
	if len(e.kind) == 2 && e.kind[0] == 'H' && e.kind[1] >= '1' && e.kind[1] <= '6' {
		level = int(e.kind[1] - '0')
	}
	if level == 0 {
		return
	}
	if level > t.last+1 {
		t.c.error("S5", 0, fmt.Sprintf("a heading of level %d follows level %d", level, t.last))
	}
	t.last = level
}

// standardTypes are the structure types of ISO 32000-1 14.8.4.
const standardTypes = " Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 " +
	"L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP " +
	"Warichu WT WP Figure Formula Form "

func (t *tree) judge(e *element) {
	f := t.c.f
	if !strings.Contains(standardTypes, " "+e.kind+" ") {
		t.c.error("S11", 0, "the structure type "+e.kind+" is none of the standard and is mapped to none")
	}
	alt := strings.TrimSpace(text(f.get(e.dict["Alt"])) + text(f.get(e.dict["ActualText"])))
	switch e.kind {
	case "Figure", "Formula":
		if alt == "" {
			t.c.error("S6", 0, "a "+strings.ToLower(e.kind)+" has no alternative text")
		}
	case "Link":
		if !e.objr {
			t.c.error("S7", 0, "a Link element has no annotation")
		}
	case "Note":
		if e.dict["ID"] == nil {
			t.c.error("S9", 0, "a Note element has no ID")
		}
	case "P", "H1", "H2", "H3", "H4", "H5", "H6", "LBody", "Caption":
		if e.kids == 0 && alt == "" {
			t.c.error("S10", 0, "an empty "+e.kind+" element")
		}
	}
}

// compare holds S3 and S4: each marked content is in the tree once, and the orders agree.
func (t *tree) compare(p *page) {
	used := t.used[p.n]
	count := map[mark]int{}
	for _, m := range used {
		count[m]++
		if !p.marks[m] {
			t.c.error("S3", p.n, fmt.Sprintf("the tree names marked content %d, which is not there", m.mcid))
		}
	}
	for _, m := range p.order {
		if count[m] != 1 {
			t.c.error("S3", p.n, fmt.Sprintf("marked content %d stands %d times in the tree", m.mcid, count[m]))
		}
	}
	if len(used) != len(p.order) {
		return
	}
	for i := range used {
		if used[i] != p.order[i] {
			t.c.error("S4", p.n, "the order of the tree is not the order of the content")
			return
		}
	}
}

// parents holds S8: the parent tree knows every marked content.
func (t *tree) parents(root Dict, p *page) {
	lists := map[Ref]Array{}
	for _, m := range p.order {
		list, ok := lists[m.form]
		if !ok {
			if list, ok = t.parentsOf(root, p, m.form); !ok {
				return
			}
			lists[m.form] = list
		}
		if m.mcid < 0 || m.mcid >= len(list) || t.c.f.dict(list[m.mcid]) == nil {
			t.c.error("S8", p.n, "the parent tree does not know a marked content")
			return
		}
	}
}

// parentsOf returns what the parent tree has for the page, or for a form on it.
func (t *tree) parentsOf(root Dict, p *page, form Ref) (list Array, ok bool) {
	owner := p.dict
	if s, isForm := t.c.f.get(form).(*Stream); isForm {
		owner = s.Dict
	}
	key, ok := t.c.f.get(owner["StructParents"]).(int)
	if !ok {
		t.c.error("S8", p.n, "no StructParents")
		return nil, false
	}
	if list, ok = t.c.f.get(t.c.numberTree(root["ParentTree"], key, 0)).(Array); !ok {
		t.c.error("S8", p.n, "the parent tree does not know the page")
	}
	return list, ok
}

// numberTree finds a key (7.9.7).
func (c *checker) numberTree(v any, key, depth int) any {
	d := c.f.dict(v)
	if d == nil || depth > 20 {
		return nil
	}
	nums := c.f.array(d["Nums"])
	for i := 0; i+1 < len(nums); i += 2 {
		if c.f.int(nums[i]) == key {
			return nums[i+1]
		}
	}
	for _, k := range c.f.array(d["Kids"]) {
		if found := c.numberTree(k, key, depth+1); found != nil {
			return found
		}
	}
	return nil
}

// annotations holds S7: links stand in the tree, say where they lead, and follow the tree's order.
func (t *tree) annotations(p *page) {
	list := t.c.f.array(p.dict["Annots"])
	for _, v := range list {
		d := t.c.f.dict(v)
		if t.c.f.name(d["Subtype"]) != "Link" {
			continue
		}
		r, _ := v.(Ref)
		if !t.links[r] {
			t.c.error("S7", p.n, "a link annotation is in no Link element")
		}
		if text(t.c.f.get(d["Contents"])) == "" {
			t.c.error("S7", p.n, "a link annotation does not say where it leads")
		}
	}
	if len(list) > 0 && t.c.f.name(p.dict["Tabs"]) != "S" {
		t.c.error("S7", p.n, "the tab order is not that of the structure")
	}
}
