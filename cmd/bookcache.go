package cmd

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/gob"
	"encoding/hex"
	"errors"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/kanben/kanben/cmd/internal/store"
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render/export"
	"github.com/kanben/kanben/render/layout"
)

// bookCache keeps the chapters of one book from run to run, so that a run reads, lays out and paints only the articles that
// changed. One file holds all of a book; the settings are part of its name.
type bookCache struct {
	path    string
	heads   bool // unchanged articles are not read: their heads are enough for a PDF
	old     map[string]*keptArticle
	now     []*keptArticle // by number of the article; nil = cannot be kept
	changed bool
	lang    string
	stale   bool // a chapter that was wanted from the cache does not fit its place
}

// keptArticle is an input of one article, with all that is needed when it has not changed.
type keptArticle struct {
	Input    string
	Sum      [sha256.Size]byte
	Index    int
	Lang     string // of the book
	Place    layout.Place
	InLang   string // of the input
	Encoding string // of the input, and who read it, for messages that show its lines
	Reader   string
	Head     *content.Article // without body
	Problems []content.Problem
	Chapter  *export.Chapter // without the contents of pages in the list
	Sizes    []int           // of those contents
	unread   bool
}

// bookHead is the length of what stands before the list in the file: a sum of all after it, and the length of the list.
const bookHead = 4 + 8

// errStale asks for the export to be done again with all articles read.
var errStale = errors.New("a kept chapter has moved to another kind of page")

// openBookCache reads what is kept of the book; what cannot be read is as if nothing were kept.
func (o *exportOptions) openBookCache(args []string) (*bookCache, error) {
	dir, err := o.cacheDir()
	if err != nil || dir == "" || !o.Book || len(o.Inputs) < 2 || o.Read.byRecord() {
		return nil, nil // no cache folder is no reason not to export
	}
	settings, err := o.settings(o.flags, &o.Read, &o.Page)
	if err != nil {
		return nil, err
	}
	where, _ := os.Getwd() // "" does as well: the sums of the inputs decide
	sum := sha256.Sum256([]byte(strings.Join([]string{buildIdentity(), settings, where, strings.Join(args, "\n")}, "\x00")))
	k := &bookCache{path: filepath.Join(dir, "book", hex.EncodeToString(sum[:16])), old: map[string]*keptArticle{}}
	registerInlines()
	if data, err := os.ReadFile(k.path); err == nil {
		k.load(data)
	}
	return k, nil
}

// load takes over what an earlier run kept; what it cannot read is as if it were not there. The contents of pages follow
// the list, so that they are never copied.
func (k *bookCache) load(data []byte) {
	if len(data) < bookHead {
		return
	}
	if binary.BigEndian.Uint32(data) != crc32.Checksum(data[4:], crc32.MakeTable(crc32.Castagnoli)) {
		return
	}
	n, data := binary.BigEndian.Uint64(data[4:]), data[bookHead:]
	list, contents := []*keptArticle(nil), data[n:]
	if gob.NewDecoder(bytes.NewReader(data[:n])).Decode(&list) != nil {
		return
	}
	for _, a := range list {
		for i, size := range a.Sizes {
			a.Chapter.Painted.Pages[i].Content, contents = contents[:size:size], contents[size:]
		}
		k.old[a.Input] = a
	}
}

// registerInlines names the kinds of inlines that a title may hold.
func registerInlines() {
	for _, v := range []content.Inline{&content.Text{}, &content.Emph{}, &content.Strong{}, &content.Strike{}, &content.Sup{}, &content.Sub{},
		&content.Link{}, &content.Ruby{}, &content.NoteRef{}, &content.CodeSpan{}, &content.MathSpan{}, &content.Break{}, &content.Styled{}} {
		gob.Register(v)
	}
}

// unchanged fills in an input that is the same as in an earlier run, unread, if that will do; else it returns nil.
func (k *bookCache) unchanged(in *input) *keptArticle {
	if k == nil || !k.heads {
		return nil
	}
	a := k.old[in.Name]
	if a == nil || a.Index != len(k.now) || a.Sum != sha256.Sum256(in.data) {
		return nil
	}
	a.unread = true
	k.now = append(k.now, a)
	in.Problems = a.Problems
	in.Collection = content.Of(a.Head)
	in.Collection.Lang = a.InLang
	return a
}

// read notes an input that has been read.
func (k *bookCache) read(in *input) {
	if k == nil {
		return
	}
	all := in.Collection.Articles()
	if len(all) != 1 || len(in.Collection.Parts[0].Title) > 0 || len(in.Collection.Title) > 0 || len(all[0].Assets) > 0 {
		k.now = append(k.now, make([]*keptArticle, len(all))...)
		return
	}
	head := *all[0]
	head.Abstract, head.Sections, head.Notes, head.Prov = nil, nil, nil, content.Provenance{}
	k.now = append(k.now, &keptArticle{Input: in.Name, Sum: sha256.Sum256(in.data), Index: len(k.now), InLang: in.Collection.Lang,
		Encoding: in.encoding(), Reader: in.reader(), Head: &head, Problems: in.Problems})
}

// Kept implements export.Chapters.
func (k *bookCache) Kept(i int, at layout.Place) *export.Chapter {
	a := k.now[i]
	if a == nil {
		return nil
	}
	old := k.old[a.Input]
	if old != nil && old.Index == i && old.Sum == a.Sum && old.Lang == k.lang && old.Place == at && old.Chapter != nil {
		a.Lang, a.Place, a.Chapter = old.Lang, old.Place, old.Chapter
		return old.Chapter
	}
	k.stale = k.stale || a.unread
	k.changed = true
	return nil
}

// Keep implements export.Chapters.
func (k *bookCache) Keep(i int, at layout.Place, c *export.Chapter) {
	if a := k.now[i]; a != nil {
		a.Lang, a.Place, a.Chapter = k.lang, at, c
		k.changed = true
	}
}

// Err implements export.Chapters.
func (k *bookCache) Err() error {
	if k.stale {
		return errStale
	}
	return nil
}

// save writes what the next run can use. A cache that cannot be written costs time only.
func (k *bookCache) save() error {
	if k == nil || !k.changed && len(k.old) == len(k.now) {
		return nil
	}
	var list []*keptArticle
	var contents [][]byte
	for _, a := range k.now {
		if a != nil && a.Chapter != nil {
			list = append(list, a.withoutContents())
			for _, p := range a.Chapter.Painted.Pages {
				contents = append(contents, p.Content)
			}
		}
	}
	var head bytes.Buffer
	if err := gob.NewEncoder(&head).Encode(list); err != nil {
		return err
	}
	parts := append([][]byte{binary.BigEndian.AppendUint64(nil, uint64(head.Len())), head.Bytes()}, contents...)
	sum := crc32.New(crc32.MakeTable(crc32.Castagnoli))
	for _, p := range parts {
		sum.Write(p)
	}
	return store.Write(k.path, func(w io.Writer) error {
		_, err := w.Write(sum.Sum(nil))
		for _, p := range parts {
			if err == nil {
				_, err = w.Write(p)
			}
		}
		return err
	})
}

func (a *keptArticle) withoutContents() *keptArticle {
	b, c, painted := *a, *a.Chapter, *a.Chapter.Painted
	b.Chapter, c.Painted, b.Sizes = &c, &painted, nil
	painted.Pages = slices.Clone(painted.Pages)
	for i := range painted.Pages {
		b.Sizes = append(b.Sizes, len(painted.Pages[i].Content))
		painted.Pages[i].Content = nil
	}
	return &b
}
