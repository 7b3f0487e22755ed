package layout

import (
	"strings"
	"testing"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/fonts/defaults"
)

// noted returns an article whose paragraphs of three lines each call for a note; the notes are as long as said.
func noted(paragraphs int, long ...int) *content.Collection {
	in := func(s string) content.Inline { return &content.Text{S: s} }
	a := &content.Article{Lang: "zh-Hans", Title: []content.Inline{in("注释")}}
	var s content.Section
	for i := range paragraphs {
		p := &content.Para{Text: []content.Inline{in(strings.Repeat("正文里的字", 18))}}
		if i < len(long) && long[i] > 0 {
			id := arabic(i)
			p.Text = append(p.Text, &content.NoteRef{ID: id}, in("。"))
			a.Notes = append(a.Notes, content.Note{ID: id, Blocks: []content.Block{&content.Para{Text: []content.Inline{in(strings.Repeat("注释里的字", long[i]))}}}})
		}
		s.Blocks = append(s.Blocks, p)
	}
	a.Sections = []content.Section{s}
	return content.Of(a)
}

// noteLines returns how many lines of notes each page has, and their marks.
func noteLines(d *Document) (lines []int, marks []string) {
	for i := range d.Pages {
		seen, mark := map[any]bool{}, ""
		for _, it := range d.Pages[i].Items {
			x, ok := it.(*Text)
			if !ok || x.Elem <= 0 || !d.inNote(x.Elem) {
				continue
			}
			seen[x.Y] = true
			if d.Elems[x.Elem].Kind == "Lbl" {
				mark += textOf(x)
			}
		}
		lines, marks = append(lines, len(seen)), append(marks, mark)
	}
	return lines, marks
}

// TestNotes holds PG-9: marks begin anew on each page; a long note is split with at least two lines on its first
// page; the notes end with the type area.
func TestNotes(t *testing.T) {
	t.Parallel()
	d, _ := Layout(noted(24, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 3), Options{Faces: defaults.Set()})
	if _, marks := noteLines(d); len(marks) < 2 || marks[0] != "①②" || marks[1] != "①②" {
		t.Errorf("marks %q", marks)
	}
	for at := range 10 {
		long := make([]int, at+1)
		long[at] = 120
		d, _ := Layout(noted(16, long...), Options{Faces: defaults.Set()})
		lines, _ := noteLines(d)
		first, total := 0, 0
		for _, n := range lines {
			if first == 0 {
				first = n
			}
			total += n
		}
		if first < 2 || total < 12 {
			t.Errorf("note of paragraph %d: %v lines a page", at, lines)
		}
	}
}

// TestNoteIsCalled holds that a mark leads to its note and stands in the order of the text (FN-1).
func TestNoteIsCalled(t *testing.T) {
	t.Parallel()
	d, _ := Layout(noted(3, 2, 2, 2), Options{Faces: defaults.Set()})
	calls := 0
	for i := range d.Elems {
		if e := &d.Elems[i]; e.Kind == "Reference" {
			calls++
			if e.Dest == 0 || d.Elems[e.Dest-1].Kind != "Note" {
				t.Errorf("reference %d leads to %d", i, e.Dest)
			}
		}
	}
	if calls != 3 {
		t.Errorf("%d calls", calls)
	}
}
