package typeset

import (
	"unicode/utf8"

	"github.com/kanben/kanben/fonts"
)

// wordCache remembers how Latin words are shaped and hyphenated; a text has few different ones.
type wordCache struct {
	shaped map[string][]fonts.Shaped
	points map[string]uint64
	key    []byte
}

const (
	mostWords     = 8192 // that are remembered of each kind; then all are forgotten
	longestCached = 32   // runes of a word that is remembered
)

func (c *wordCache) addPoints(word string, bits uint64) {
	if c.points == nil || len(c.points) >= mostWords {
		c.points = map[string]uint64{}
	}
	c.points[word] = bits
}

// shape is face.Shape with what is remembered. The caller must not change the glyphs.
func (c *wordCache) shape(face *fonts.Face, id fonts.FaceID, in fonts.ShapeInput) []fonts.Shaped {
	if len(in.Runes) > longestCached {
		return face.Shape(in)
	}
	c.key = append(append(c.key[:0], byte(id), byte(len(in.Features)), in.Script[0], in.Script[1]), in.Lang...)
	c.key = append(c.key, 0)
	for _, r := range in.Runes {
		c.key = utf8.AppendRune(c.key, r)
	}
	if shaped, ok := c.shaped[string(c.key)]; ok {
		return shaped
	}
	if c.shaped == nil || len(c.shaped) >= mostWords {
		c.shaped = map[string][]fonts.Shaped{}
	}
	shaped := face.Shape(in)
	c.shaped[string(c.key)] = shaped
	return shaped
}
