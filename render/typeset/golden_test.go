package typeset

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestGoldenLines is LA-6 over time and platforms: the positions of all characters of some paragraphs, as a dump to
// review. Each line gives its stretch, what it was pushed in, and its characters with their origins.
func TestGoldenLines(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	for _, text := range append(colourParagraphs(t)[:4],
		"“楷体的引号”——破折号……与安娜·李，3月15日A座（见《春》、《秋》）用Go语言和HTTP，增长12.5%。",
		"地址是https://example.org/docs/layout，这本It’s Fine很有趣，九～十七点，京—沪！") {
		for _, vertical := range []bool{false, true} {
			q := Prepare(plain(text, 2000, Options{Vertical: vertical}))
			lines, _ := q.Break(Fixed(18000), 0)
			for _, l := range lines {
				fmt.Fprintf(&b, "loose %d shrunk %d width %d:", l.Loose, l.Shrunk, l.Width)
				for _, g := range l.Glyphs {
					fmt.Fprintf(&b, " %s%d", string(q.Runes[g.Text:g.Text+int32(g.N)]), g.X)
					if g.Y != 0 {
						fmt.Fprintf(&b, "/%d", g.Y)
					}
				}
				b.WriteByte('\n')
			}
			b.WriteByte('\n')
		}
	}
	const file = "testdata/lines.golden"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("positions differ from %s; go test -update writes it anew", file)
	}
}
