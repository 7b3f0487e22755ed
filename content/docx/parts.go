package docx

import (
	"path"
	"strings"

	"github.com/kanben/kanben/content/xmltree"
)

// relation is where a part points at: a member of the archive, or an address outside of it.
type relation struct {
	target   string // member, or address
	kind     string // last part of the type: styles, image, hyperlink …
	external bool
}

// relationsOf reads what the part of a name points at, by relation ID.
func (d *document) relationsOf(part string) map[string]relation {
	dir, base := path.Split(part)
	out := map[string]relation{}
	for _, r := range d.part(path.Join(dir, "_rels", base+".rels")).All("Relationship") {
		rel := relation{target: r.Value("Target"), kind: path.Base(r.Value("Type")), external: r.Value("TargetMode") == "External"}
		if !rel.external && !strings.Contains(rel.target, "://") {
			rel.target = member(dir, rel.target)
		}
		out[r.Value("Id")] = rel
	}
	return out
}

// member resolves a target: from the root of the archive with a slash, else from the folder of the part.
func member(dir, target string) string {
	if rest, ok := strings.CutPrefix(target, "/"); ok {
		return path.Clean(rest)
	}
	return path.Join(dir, target)
}

// mainPart is the document itself, which some programs call other than Word does.
func (d *document) mainPart() string {
	const usual = "word/document.xml"
	if d.archive.Has(usual) {
		return usual
	}
	if name := d.related(d.relationsOf(""), "officeDocument"); name != "" {
		return name
	}
	return usual
}

// partFor is the part that the document has for a purpose, beside it under its usual name if no relation says.
func (d *document) partFor(kind string) string {
	if name := d.related(d.links, kind); name != "" {
		return name
	}
	return path.Join(path.Dir(d.main), kind+".xml")
}

// related is the member of a kind that relations name, the first by name if there are several.
func (d *document) related(relations map[string]relation, kind string) string {
	found := ""
	for _, r := range relations {
		if r.kind == kind && !r.external && d.archive.Has(r.target) && (found == "" || r.target < found) {
			found = r.target
		}
	}
	return found
}

func (d *document) loadParts() {
	d.links = d.relationsOf(d.main)
	d.styles = readStyles(d.part(d.partFor("styles")))
	d.numbers = readNumbering(d.part(d.partFor("numbering")))
	d.notes = map[string]*xmltree.Node{}
	d.noteLinks = map[byte]map[string]relation{}
	for _, kind := range []string{"footnote", "endnote"} {
		name := d.partFor(kind + "s")
		d.noteLinks[kind[0]] = d.relationsOf(name)
		for _, n := range d.part(name).All(kind) {
			if t := n.Value("type"); t == "" || t == "normal" {
				d.notes[noteID(kind, n.Value("id"))] = n
			}
		}
	}
}

func noteID(kind, id string) string { return kind[:1] + "n" + id }
