package fields

import (
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/tree"
)

// Roles returns the closed list of roles (content.md §2) in its order.
func Roles() []content.Role {
	return []content.Role{content.Author, content.Reporter, content.Correspondent, content.Translator, content.Compiler,
		content.Photographer, content.PhotoSupplier, content.Illustrator, content.Designer, content.ResponsibleEditor,
		content.Editor, content.Reviewer, content.Proofreader, content.ChiefEditor, content.Supervisor,
		content.Coordinator, content.Contributor, content.OtherRole}
}

// credits reads a list whose entries are mappings, or lines as a newspaper prints them (content.md §6).
func (d *Decoder) credits(dst *[]content.Credit) func(*tree.Node, string) {
	return func(n *tree.Node, path string) {
		read := func(n *tree.Node, path string) { *dst = append(*dst, d.credit(n, path, LastGroup(*dst))...) }
		if n.Kind == tree.Scalar {
			read(n, path)
			return
		}
		d.each(n, path, read)
	}
}

// LastGroup is the highest group of the credits; those of a further line count from there.
func LastGroup(l []content.Credit) int {
	group := 0
	for _, c := range l {
		group = max(group, c.Group)
	}
	return group
}

func (d *Decoder) credit(n *tree.Node, path string, group int) []content.Credit {
	if n.Kind == tree.Scalar {
		return d.creditLine(n, path, group)
	}
	c := content.Credit{Confidence: 100, Pos: n.Pos}
	before := len(d.Problems)
	if !d.mapping(n, path, d.creditFields(&c)) {
		return nil
	}
	d.required(n, path, "role", "name")
	if c.Role == content.OtherRole {
		d.required(n, path, "label")
	}
	if len(d.Problems) > before && (c.Role == "" || c.Name == "") {
		return nil
	}
	return []content.Credit{c}
}

func (d *Decoder) creditFields(c *content.Credit) []field {
	return []field{
		{"role", oneOf(d, &c.Role, "role", Roles())}, {"label", d.text(&c.Label)}, {"name", d.text(&c.Name)},
		{"sort_as", d.text(&c.SortAs)}, {"alt_name", d.text(&c.AltName)}, {"alt_lang", d.lang(&c.AltLang)},
		{"org", d.text(&c.Org)}, {"staff_id", d.text(&c.StaffID)}, {"raw", d.exact(&c.Raw)},
		{"group", d.number(&c.Group, 0, 999_999)}, {"confidence", func(n *tree.Node, path string) {
			v := 100
			d.number(&v, 0, 100)(n, path)
			c.Confidence = uint8(v)
		}},
	}
}

// creditLine reads 记者 甲 通讯员 乙. A line that names nobody in a role is an error: nothing is guessed here.
func (d *Decoder) creditLine(n *tree.Node, path string, group int) []content.Credit {
	line := content.ParseCreditLine(n.Value, content.AtByline)
	if line.Kind != content.CreditMatter || len(line.Credits) == 0 || len(line.Doubts) > 0 {
		d.wrongValue(n, path, "no role and name in", "write {role: author, name: …}")
		return nil
	}
	for i := range line.Credits {
		line.Credits[i].Pos = n.Pos
		line.Credits[i].Group += group
	}
	return line.Credits
}
