package fonts_test

import (
	"fmt"

	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/fonts/data/notoserifsc"
	"github.com/kanben/kanben/fonts/defaults"
)

// A dash of two characters is one glyph of two ems, once the run is shaped as Chinese.
func Example() {
	set := defaults.Set()
	face := set.Face(set.Chain(fonts.Body)[0])
	run := face.Shape(fonts.ShapeInput{Runes: []rune("——"), Script: [4]byte{'H', 'a', 'n', 'i'}, Lang: "zh-Hans"})
	fmt.Println(face.PostScriptName(), len(run), run[0].XAdvance)
	// Output: NotoSerifSC-Regular 1 2000
}

// A set is made of faces that Open has read; roles without a face borrow from others.
func ExampleNewSet() {
	face, err := fonts.Open(notoserifsc.Regular, 0)
	if err != nil {
		fmt.Println(err)
		return
	}
	var plan fonts.Plan
	plan.Roles[fonts.Body] = []*fonts.Face{face}
	set, err := fonts.NewSet(plan)
	if err != nil {
		fmt.Println(err)
		return
	}
	_, glyph, ok := set.Find(fonts.Kai, '永')
	fmt.Println(set.Len(), ok, face.AdvanceEm(glyph), set.Has(fonts.Kai))
	// Output: 1 true 1000 false
}
