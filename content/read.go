package content

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"path"
	"strings"
)

// Read reads exactly one article; more than one is E-MANY, and the first is returned. The article is nil if the
// input holds none. The error is about the world; what is wrong with the input is in the problems: Fails says
// which of them end the job.
func Read(ctx context.Context, src Source, o Options) (*Article, []Problem, error) {
	c, ps, err := ReadAll(ctx, src, o)
	if err != nil || c == nil {
		return nil, ps, err
	}
	all := c.Articles()
	if len(all) == 0 {
		return nil, ps, nil
	}
	if len(all) > 1 {
		ps = SortProblems(append(ps, Problem{Severity: Error, Code: "E-MANY", Pos: Pos{File: src.Name, Line: 1, Col: 1},
			Msg: "the input holds more than one article", Hint: "export it as a collection"}))
	}
	return all[0], ps, nil
}

// ReadAll reads all articles of the source: choose the reader, read, give identifiers, normalise, validate. The
// collection is nil if nothing could be read.
func ReadAll(ctx context.Context, src Source, o Options) (*Collection, []Problem, error) {
	if len(o.Formats) == 0 {
		return nil, nil, errors.New("read " + src.Name + ": no formats given")
	}
	f, ps := choose(src, o)
	if f == nil {
		return nil, ps, nil
	}
	c, more, err := f.Reader.Read(ctx, src, o)
	ps = append(ps, more...)
	if err != nil || c == nil {
		return nil, SortProblems(ps), err
	}
	sum := sha256.Sum256(src.Data)
	for _, a := range c.Articles() {
		ps = append(ps, finish(a, f.Name, src.Name, hex.EncodeToString(sum[:]), o)...)
		if err := ctx.Err(); err != nil {
			return nil, SortProblems(ps), err
		}
	}
	if all := c.Articles(); len(all) > 0 && c.Lang != "" && !IsLangTag(c.Lang) {
		c.Lang = all[0].Lang
	}
	return c, SortProblems(ps), nil
}

// finish fills in what every reader's article needs, and normalises it last: readers see the source's own marks.
func finish(a *Article, format, file, sum string, o Options) []Problem {
	a.Schema = Schema
	if a.Prov.Reader == "" {
		a.Prov.Reader = format
	}
	if a.Prov.File == "" {
		a.Prov.File = file
	}
	if a.Prov.SHA256 == "" {
		a.Prov.SHA256 = sum
	}
	if ps := nodeProblem(a, file, o); ps != nil {
		return ps
	}
	ps := append(titleProblem(a, file), langProblem(a, file)...)
	if !hasBody(a) {
		ps = append(ps, Problem{Severity: Error, Code: "E-EMPTY", Pos: Pos{File: file, Line: 1, Col: 1},
			Msg: "no body text found"})
	}
	if a.Lang == "" {
		a.Lang = o.Lang
	}
	if a.Lang == "" {
		a.Lang, _ = DetectLang(PlainText(a))
	}
	if a.ID == "" {
		a.ID = Identifier("article", a)
	}
	ps = append(ps, normaliseProblems(a, Normalise(a, o.Normalise))...)
	return append(ps, Validate(a)...)
}

// titleProblem reports a missing title and puts the file's name in its place: the lenient fallback of E-TITLE.
func titleProblem(a *Article, file string) []Problem {
	if InlineText(a.Title) != "" {
		return nil
	}
	name := path.Base(strings.ReplaceAll(file, `\`, "/"))
	name = strings.TrimSuffix(name, path.Ext(name))
	if name == "" || name == "-" || name == "." {
		name = "untitled"
	}
	a.Title = []Inline{&Text{S: name}}
	return []Problem{{Severity: Error, Code: "E-TITLE", Pos: Pos{File: file, Line: 1, Col: 1}, Msg: "no title found",
		Hint: "begin with it (in Markdown: # Title, or title: in the front matter); --lenient takes the file's name"}}
}

// langProblem drops a language that is none: feeds and exports say zh_CN, or anything. Nothing but the tag is wrong,
// so the text decides.
func langProblem(a *Article, file string) []Problem {
	if a.Lang == "" || IsLangTag(a.Lang) {
		return nil
	}
	said := a.Lang
	a.Lang = strings.ReplaceAll(strings.TrimSpace(said), "_", "-")
	if IsLangTag(a.Lang) {
		return nil
	}
	a.Lang = ""
	return []Problem{{Severity: Warning, Code: "W-LANG", Pos: Pos{File: file, Line: 1, Col: 1}, Path: "lang",
		Msg: "not a language tag: " + QuoteInput(said)}}
}

func hasBody(a *Article) bool {
	for _, s := range a.Sections {
		if len(s.Blocks) > 0 {
			return true
		}
	}
	return false
}
