package preflight

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// byHand writes a PDF of the objects, numbered from 1; the first is the catalog.
func byHand(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	places := make([]int, len(objects))
	for i, o := range objects {
		places[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	at := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, p := range places {
		fmt.Fprintf(&b, "%010d 00000 n \n", p)
	}
	fmt.Fprintf(&b, "trailer\n<< /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, at)
	return b.Bytes()
}

func stream(dict, data string) string {
	return fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", dict, len(data), data)
}

// TestFormsNumberTheirOwnContent: browsers mark what is half transparent within a form, with numbers that begin anew
// (ISO 32000-1 14.7.4.2).
func TestFormsNumberTheirOwnContent(t *testing.T) {
	t.Parallel()
	file := func(page, inForm, kid string) []byte {
		return byHand(
			"<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 6 0 R /MarkInfo << /Marked true >> >>",
			"<< /Type /Pages /Kids [ 3 0 R ] /Count 1 >>",
			"<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 99 99 ] /Contents 4 0 R /StructParents 0 /Resources << /XObject << /F 5 0 R >> >> >>",
			stream("", "/P << /MCID "+page+" >> BDC 0 0 9 9 re f EMC /F Do"),
			stream("/Type /XObject /Subtype /Form /BBox [ 0 0 99 99 ] /StructParents 1", "/P << /MCID "+inForm+" >> BDC 9 9 9 9 re f EMC"),
			"<< /Type /StructTreeRoot /K 7 0 R /ParentTree << /Nums [ 0 [ 8 0 R ] 1 [ 9 0 R ] ] >> >>",
			"<< /Type /StructElem /S /Document /P 6 0 R /K [ 8 0 R 9 0 R ] >>",
			"<< /Type /StructElem /S /P /P 7 0 R /Pg 3 0 R /K 0 >>",
			"<< /Type /StructElem /S /P /P 7 0 R /K "+kid+" >>",
		)
	}
	for name, v := range map[string]struct {
		data []byte
		want string // the rule that has to be named, "" if neither S3, S4 nor S8 may be
	}{
		"own numbers":         {file("0", "0", "<< /Type /MCR /Pg 3 0 R /Stm 5 0 R /MCID 0 >>"), ""},
		"no form in the tree": {file("0", "0", "<< /Type /MCR /Pg 3 0 R /MCID 0 >>"), "E-S3"},
		"another number":      {file("0", "1", "<< /Type /MCR /Pg 3 0 R /Stm 5 0 R /MCID 0 >>"), "E-S3"},
		"below zero":          {file("-1", "0", "<< /Type /MCR /Pg 3 0 R /Stm 5 0 R /MCID 0 >>"), "E-S8"},
	} {
		var said []string
		for _, p := range Check(bytes.NewReader(v.data), int64(len(v.data))) {
			said = append(said, p.Code+" "+p.Msg)
		}
		all := strings.Join(said, "\n")
		if v.want != "" && !strings.Contains(all, v.want) {
			t.Errorf("%s: no %s in\n%s", name, v.want, all)
		}
		for _, rule := range []string{"E-S3", "E-S4", "E-S8", "E-F1"} {
			if v.want == "" && strings.Contains(all, rule) {
				t.Errorf("%s:\n%s", name, all)
			}
		}
	}
}
