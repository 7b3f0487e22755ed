package epub_test

import (
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts/defaults"
	"github.com/kanben/kanben/render/epub"
)

func BenchmarkWrite(b *testing.B) {
	c := content.Of(library())
	faces := defaults.Set()
	for name, o := range map[string]epub.Options{"plain": {}, "faces": {Faces: faces}} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				write(b, epub.Book{Collection: c, Pages: libraryPages()}, o)
			}
		})
	}
}
