package plain_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
)

// seedAnswer is what seed.expected.json says.
type seedAnswer struct {
	Title, Subtitle, Published, Source, Lang string
	Credits                                  []answerCredit
	Breadcrumb                               []string
	Sections                                 []struct {
		Slogan, Heading string
		Line            int
		Paragraphs      []struct {
			Line, Chars  int
			Begins, Ends string
			RunIn        string `json:"run_in"`
		}
	}
	Dropped []int `json:"dropped_lines"`
	Imprint struct {
		Publisher, Address, Postcode, Rights string
		Licences                             []string
	} `json:"imprint_candidates"`
}

// TestSeed reads the one real page exactly (B1), in strict mode.
func TestSeed(t *testing.T) {
	t.Parallel()
	path := filepath.Join(sharedDir(t), "seed.txt")
	var want seedAnswer
	data, err := os.ReadFile(filepath.Join(sharedDir(t), "seed.expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &want); err != nil {
		t.Fatal(err)
	}
	a, ps := readFile(t, path, content.Options{Normalise: content.NormaliseNone, Mode: content.Strict})
	for _, p := range ps {
		if content.Fails(p, content.Strict) {
			t.Errorf("strict mode fails: %v", p)
		}
	}
	equal(t, "title", content.InlineText(a.Title), want.Title)
	equal(t, "subtitle", content.InlineText(a.Subtitle), want.Subtitle)
	equal(t, "published", a.Published.String(), want.Published)
	equal(t, "source", a.Source.Name, want.Source)
	equal(t, "lang", a.Lang, want.Lang)
	equal(t, "breadcrumb", strings.Join(a.Breadcrumb, "|"), strings.Join(want.Breadcrumb, "|"))
	equal(t, "publisher", a.Publisher.Name, want.Imprint.Publisher)
	equal(t, "address", a.Publisher.Address, want.Imprint.Address)
	equal(t, "postcode", a.Publisher.Postcode, want.Imprint.Postcode)
	equal(t, "rights", a.Rights.Notice, want.Imprint.Rights)
	var numbers []string
	for _, l := range a.Licences {
		numbers = append(numbers, l.Number)
	}
	equal(t, "licences", strings.Join(numbers, "|"), strings.Join(want.Imprint.Licences, "|"))
	var credits []answerCredit
	for _, c := range a.Credits {
		credits = append(credits, answerCredit{string(c.Role), c.Name, c.Org})
	}
	if !slices.Equal(credits, want.Credits) {
		t.Errorf("credits %v, want %v", credits, want.Credits)
	}
	if len(a.Sections) != len(want.Sections) {
		t.Fatalf("%d sections, want %d", len(a.Sections), len(want.Sections))
	}
	body, heads := 0, 0
	for i, w := range want.Sections {
		s := a.Sections[i]
		equal(t, "slogan", content.InlineText(s.Slogan), w.Slogan)
		equal(t, "heading", content.InlineText(s.Heading), w.Heading)
		heads += content.Width(w.Slogan + w.Heading)
		if w.Line > 0 && s.Pos.Line != w.Line {
			t.Errorf("section %d at line %d, want %d", i, s.Pos.Line, w.Line)
		}
		if len(s.Blocks) != len(w.Paragraphs) {
			t.Fatalf("section %d: %d paragraphs, want %d", i, len(s.Blocks), len(w.Paragraphs))
		}
		for k, wp := range w.Paragraphs {
			p := s.Blocks[k].(*content.Para)
			text := content.ParaText(p)
			body += content.Width(text)
			if p.Pos.Line != wp.Line || content.Width(text) != wp.Chars || !strings.HasPrefix(text, wp.Begins) || !strings.HasSuffix(text, wp.Ends) {
				t.Errorf("section %d paragraph %d differs: line %d, %d characters", i, k, p.Pos.Line, content.Width(text))
			}
			equal(t, "run-in", content.InlineText(p.RunIn), wp.RunIn)
		}
	}
	if body != 3268 || heads != 121 {
		t.Errorf("body %d, headings %d characters, want 3268 and 121", body, heads)
	}
	seedSums(t, a, decoded(t, path), want.Dropped)
}

// seedSums holds the account: 3,716 = 3,268 + 121 + 81 + 246.
func seedSums(t *testing.T, a *content.Article, text string, dropped []int) {
	t.Helper()
	outside, inside := 0, 0
	lines := content.NewLines("", text)
	var at []int
	for _, s := range a.Prov.Spans {
		n := content.Width(text[s.From:s.To])
		if s.Kind == content.SpanDropped || s.Outside {
			outside += n
			at = append(at, lines.Pos(s.From).Line)
		} else {
			inside += n
		}
	}
	if outside != 246 || inside != 3268+121+81 {
		t.Errorf("outside %d, inside %d characters, want 246 and 3470", outside, inside)
	}
	if !slices.Equal(at, dropped) {
		t.Errorf("outside lines %v, want %v", at, dropped)
	}
}

func equal(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s %q, want %q", what, got, want)
	}
}
