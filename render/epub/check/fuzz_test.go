package check

import (
	"bytes"
	"encoding/xml"
	"io"
	"testing"

	"github.com/kanben/kanben/content"
)

func TestEveryRoleIsARelator(t *testing.T) { // content.md §2
	t.Parallel()
	for _, r := range []content.Role{content.Author, content.Reporter, content.Correspondent, content.Translator, content.Compiler, content.Photographer,
		content.PhotoSupplier, content.Illustrator, content.Designer, content.ResponsibleEditor, content.Editor, content.Reviewer, content.Proofreader,
		content.ChiefEditor, content.Supervisor, content.Coordinator, content.Contributor, content.OtherRole} {
		for _, c := range r.MARC().Codes {
			if !isRelator(c) {
				t.Errorf("%s: %s is no relator", r, c)
			}
		}
	}
}

// FuzzParse: what the tree has is what the decoder reads, and nothing panics.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"", "<a/>", "<a b='1' b='2'/>", "<a><b>x</b></a>", "<a>&nbsp;</a>", "<?xml version='1.0' encoding='gbk'?><a/>", "<a/><b/>", "\xff"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		root, err := parse(data)
		if err != nil {
			return
		}
		n := 0
		root.walk(func(*node) { n++ })
		d := xml.NewDecoder(bytes.NewReader(data))
		for {
			tok, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			if _, ok := tok.(xml.StartElement); ok {
				n--
			}
		}
		if n != 0 {
			t.Fatalf("%d elements more than the decoder saw", n)
		}
	})
}

// FuzzSheet: no sheet makes the reader panic or hang.
func FuzzSheet(f *testing.F) {
	for _, s := range []string{"", "a{b:c}", "@media x{a{b:c}}", "/*", "a{", "}", "@font-face{src:url(x)}", "{;}"} {
		f.Add(s)
	}
	f.Fuzz(func(_ *testing.T, css string) {
		b := &book{}
		b.judgeSheet(b.parseSheet("base.css", css))
	})
}
