package plain_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/formats"
)

// answer is what a pack expects of a page, and the form in which we compare (cases/README.md).
type answer struct {
	Title     string          `json:"title"`
	Subtitle  string          `json:"subtitle,omitempty"`
	Kicker    string          `json:"kicker,omitempty"`
	Published string          `json:"published,omitempty"`
	Modified  string          `json:"modified,omitempty"`
	Source    string          `json:"source,omitempty"`
	Agency    string          `json:"agency,omitempty"`
	Place     string          `json:"place,omitempty"`
	Original  string          `json:"original_title,omitempty"`
	Edition   string          `json:"edition,omitempty"` // of our own packs: page and name
	Lang      string          `json:"lang"`
	Encoding  string          `json:"encoding"`
	Credits   []answerCredit  `json:"credits"`
	Sections  []answerSection `json:"sections"`
	Callouts  []string        `json:"callouts,omitempty"` // of our own packs: kind, title, text
	Dropped   []string        `json:"dropped_lines"`
	Counts    struct {
		Sections   int `json:"sections"`
		Paragraphs int `json:"paragraphs"`
		BodyChars  int `json:"body_chars"`
	} `json:"counts"`
}

type answerCredit struct {
	Role string `json:"role"`
	Name string `json:"name"`
	Org  string `json:"org,omitempty"`
}

type answerSection struct {
	Level      int          `json:"level,omitempty"`
	Label      string       `json:"label,omitempty"`
	Slogan     string       `json:"slogan,omitempty"`
	Heading    string       `json:"heading,omitempty"`
	Paragraphs []answerPara `json:"paragraphs"`
}

type answerPara struct {
	Text     string   `json:"text,omitempty"`
	RunIn    string   `json:"run_in,omitempty"`
	Dateline string   `json:"dateline,omitempty"`
	Kind     string   `json:"kind,omitempty"`
	Lines    []string `json:"lines,omitempty"`
}

// update writes the answers of our own pages anew: read them before they are committed.
var update = flag.Bool("update", false, "write testdata/pages/*.json")

// UnmarshalJSON reads run_in, which may be null.
func (p *answerPara) UnmarshalJSON(data []byte) error {
	var x struct {
		Text     string
		RunIn    *string `json:"run_in"`
		Dateline string
		Kind     string
		Lines    []string
	}
	if err := json.Unmarshal(data, &x); err != nil {
		return err
	}
	*p = answerPara{Text: squeeze(x.Text), Dateline: x.Dateline, Kind: x.Kind, Lines: x.Lines}
	if x.RunIn != nil {
		p.RunIn = *x.RunIn
	}
	return nil
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// sharedDir returns the folder of the case packs beside the checkout, or skips the test.
func sharedDir(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		p := filepath.Join(dir, "..", "shared", "cases")
		if _, err := os.Stat(p); err == nil {
			return p
		}
	}
	t.Skip("the case packs ../shared/cases are not there")
	return ""
}

func readFile(t testing.TB, path string, o content.Options) (*content.Article, []content.Problem) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	o.Formats = formats.All()
	a, ps, err := content.Read(t.Context(), content.Source{Name: filepath.Base(path), Data: data}, o)
	if err != nil {
		t.Fatal(err)
	}
	if a == nil {
		t.Fatalf("%s: no article: %v", path, ps)
	}
	return a, ps
}

// decoded returns the text that spans count in.
func decoded(t testing.TB, path string) string {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	d, _ := content.Decode(content.Source{Data: data}, content.Options{})
	return d.Text
}

// asAnswer puts an article into the form of the packs.
func asAnswer(a *content.Article, text string) answer {
	r := answer{Title: content.InlineText(a.Title), Subtitle: content.InlineText(a.Subtitle), Kicker: content.InlineText(a.Kicker),
		Published: a.Published.String(), Modified: a.Modified.String(), Source: a.Source.Name, Agency: a.Dateline.Agency, Place: a.Dateline.Place,
		Lang: a.Lang, Encoding: a.Prov.Encoding, Original: content.InlineText(a.OriginalTitle)}
	for _, c := range a.Credits {
		r.Credits = append(r.Credits, answerCredit{string(c.Role), c.Name, c.Org})
	}
	if !a.Edition.IsZero() {
		r.Edition = strings.TrimSpace(a.Edition.Page + " " + a.Edition.PageName)
	}
	lead := a.Dateline.Raw
	for _, s := range a.Sections {
		x := answerSection{Level: s.Level, Label: s.Label, Slogan: content.InlineText(s.Slogan), Heading: content.InlineText(s.Heading)}
		if s.Level > 0 {
			r.Counts.Sections++
		}
		for _, b := range s.Blocks {
			p := answerPara{}
			switch b := b.(type) {
			case *content.Para:
				p.Text, p.RunIn = squeeze(content.ParaText(b)), content.InlineText(b.RunIn)
				if lead != "" && a.Dateline.Pos.Line == b.Pos.Line {
					p.Dateline, lead = lead, ""
				}
			case *content.Figure:
				p.Kind, p.Text = "caption", content.InlineText(b.Caption)
				var raws []string
				for _, c := range b.Credits {
					if !slices.Contains(raws, c.Raw) {
						raws = append(raws, c.Raw)
						p.Text += c.Raw
					}
				}
			case *content.Verse:
				p.Kind = "verse"
				for _, l := range b.Lines {
					if len(l) > 0 {
						p.Lines = append(p.Lines, content.InlineText(l))
					}
				}
			case *content.Callout:
				r.Callouts = append(r.Callouts, string(b.Kind)+" "+content.InlineText(b.Title)+" "+content.ParaText(b.Blocks[0].(*content.Para)))
				continue
			}
			r.Counts.Paragraphs++
			r.Counts.BodyChars += content.Width(p.Text) + content.Width(strings.Join(p.Lines, ""))
			x.Paragraphs = append(x.Paragraphs, p)
		}
		r.Sections = append(r.Sections, x)
	}
	for _, s := range a.Prov.Spans {
		if s.Kind == content.SpanDropped || s.Outside {
			r.Dropped = append(r.Dropped, squeeze(text[s.From:s.To]))
		}
	}
	slices.Sort(r.Dropped)
	return r
}

func wantAnswer(t testing.TB, path string) answer {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var w answer
	if err := json.Unmarshal(data, &w); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	for i, s := range w.Sections {
		if s.Heading != "" && s.Level == 0 {
			w.Sections[i].Level = 1
		}
		if len(s.Paragraphs) == 0 {
			w.Sections[i].Paragraphs = nil
		}
	}
	if len(w.Credits) == 0 {
		w.Credits = nil
	}
	for i := range w.Dropped {
		w.Dropped[i] = squeeze(w.Dropped[i])
	}
	slices.Sort(w.Dropped)
	if len(w.Dropped) == 0 {
		w.Dropped = nil
	}
	return w
}

func writeAnswer(t testing.TB, path string, a answer) {
	data, err := json.MarshalIndent(a, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, append(data, '\n'), 0o644); err != nil {
		t.Fatal(err)
	}
}

// allPages returns the shared pages, the seed and our own.
func allPages(t testing.TB) []string {
	t.Helper()
	pages := []string{filepath.Join(sharedDir(t), "seed.txt")}
	for _, dir := range []string{filepath.Join(sharedDir(t), "raw"), "testdata/pages"} {
		found, err := filepath.Glob(filepath.Join(dir, "*.txt"))
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, found...)
	}
	return pages
}

// TestPages reads the shared pages (B3) and our own.
func TestPages(t *testing.T) {
	t.Parallel()
	for _, path := range allPages(t) {
		if filepath.Base(path) == "seed.txt" {
			continue
		}
		t.Run(filepath.Base(path), func(t *testing.T) {
			t.Parallel()
			a, ps := readFile(t, path, content.Options{Normalise: content.NormaliseNone})
			if *update && strings.HasPrefix(path, "testdata") {
				writeAnswer(t, strings.TrimSuffix(path, ".txt")+".json", asAnswer(a, decoded(t, path)))
			}
			want := wantAnswer(t, strings.TrimSuffix(path, ".txt")+".json")
			if diff := cmp.Diff(want, asAnswer(a, decoded(t, path))); diff != "" {
				t.Errorf("(-want +got)\n%s\nproblems %v", diff, ps)
			}
		})
	}
}
