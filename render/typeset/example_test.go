package typeset_test

import (
	"fmt"

	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render/typeset"
)

// A paragraph in a measure of ten characters: the comma at the boundary takes half a character, so the line is pushed
// out and its gaps grow by an eighth of a character.
func Example() {
	p := &typeset.Paragraph{
		Spans:   []typeset.Span{{Text: "春天的风吹过山谷里面，麦田一片新绿。", Style: &typeset.Style{}}},
		Options: &typeset.Options{Faces: defaults.Set()},
	}
	q := typeset.Prepare(p)
	lines, _ := q.Break(typeset.Fixed(10000), 0)
	for _, l := range lines {
		fmt.Println(string(q.Runes[l.From:l.To]), l.Loose)
	}
	// Output:
	// 春天的风吹过山谷里 125
	// 面，麦田一片新绿。 0
}
