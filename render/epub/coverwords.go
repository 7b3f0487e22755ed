package epub

import (
	_ "embed" // words.txt
	"strings"
	"unicode"

	"github.com/kanben/kanben/content"
)

// commonWords are words of two characters that titles are full of, apart from each other by spaces.
//
//go:embed words.txt
var commonWords string

const (
	wordSample = 64 << 10 // bytes of the article that tell which characters of the title belong together
	longestRun = 6        // characters that the article's own words may hold together
)

// heldPairs tells for each place i whether runes i-1 and i of a title are one word, so that no line of the cover ends
// between them (HD-3). There is no dictionary: common words, particles that lean on what stands before them, and
// what the article itself writes together again and again.
func (b *builder) heldPairs(title []rune) []bool {
	held := make([]bool, len(title)+1)
	sample := b.sampleText()
	seen := make([]bool, len(title)+1)
	for i := 1; i < len(title); i++ {
		if x, y := title[i-1], title[i]; unicode.Is(unicode.Han, x) && unicode.Is(unicode.Han, y) {
			held[i] = leansBack(title, i) || x != '的' && strings.Contains(commonWords, string(title[i-1:i+1]))
			seen[i] = !held[i] && x != '的' && writtenTogether(sample, x, y)
		}
	}
	for from := 1; from < len(title); {
		to := from
		for to < len(title) && (held[to] || seen[to]) {
			to++
		}
		if to-from < longestRun {
			for i := from; i < to; i++ {
				held[i] = true
			}
		}
		from = to + 1
	}
	return held
}

// leansBack tells particles, and words of place before 的, which belong to what stands before them.
func leansBack(title []rune, i int) bool {
	switch title[i] {
	case '的', '了', '着', '们', '吗', '呢', '吧', '之', '者':
		return true
	case '后', '前', '里', '上', '下', '中', '时':
		return i+1 < len(title) && title[i+1] == '的'
	}
	return false
}

// writtenTogether reports whether the text has the two side by side at least half as often as the rarer of them.
func writtenTogether(text string, x, y rune) bool {
	n := strings.Count(text, string([]rune{x, y}))
	return n >= 2 && 2*n >= min(strings.Count(text, string(x)), strings.Count(text, string(y)))
}

// sampleText is the beginning of the one article of the book.
func (b *builder) sampleText() string {
	var s strings.Builder
	if !b.single || len(b.units) == 0 {
		return ""
	}
	for _, section := range b.units[0].a.Sections {
		s.WriteString(content.InlineText(section.Heading) + "\n")
		for _, block := range section.Blocks {
			if p, ok := block.(*content.Para); ok && s.Len() < wordSample {
				s.WriteString(content.ParaText(p) + "\n")
			}
		}
	}
	return s.String()
}
