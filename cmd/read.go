package cmd

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/spf13/pflag"

	"github.com/kanben/kanben/cmd/internal/config"
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/formats"
	"github.com/kanben/kanben/content/html"
	fieldmap "github.com/kanben/kanben/content/mapped"
	"github.com/kanben/kanben/render/export"
)

// readOptions are the flags of every command that reads articles.
type readOptions struct {
	From, Encoding, Lang, Normalise string
	Map, SiteRules                  string
	Strict, Lenient, NoImages       bool
	Limits, AssetMap                []string

	content content.Options
	assets  []assetMap
	fields  *fieldmap.Map // of --map
}

func (o *readOptions) flags(f *pflag.FlagSet) {
	f.StringVar(&o.From, "from", "", "`format` of the input, instead of looking at it")
	f.StringVar(&o.Encoding, "encoding", "", "`charset` of the input, instead of guessing")
	f.StringVar(&o.Lang, "lang", "", "`language` of the article (zh-Hans, zh-Hant, en …)")
	f.StringVar(&o.Normalise, "normalise", "all", "punctuation `rules`: all, none, or a list such as all,-IN-2")
	f.BoolVar(&o.Strict, "strict", false, "doubtful readings fail as well")
	f.BoolVar(&o.Lenient, "lenient", false, "go on where something can be put in place")
	f.BoolVar(&o.NoImages, "no-images", false, "leave pictures out, keep captions")
	f.StringArrayVar(&o.Limits, "limit", nil, "raise a limit: `name=value` (input, structured, nesting, nodes, unpacked, ratio, members)")
	f.StringArrayVar(&o.AssetMap, "asset-map", nil, "find pictures of a web address on disk: `prefix=folder`")
	f.StringVar(&o.Map, "map", "", "`file` that says which field of a record (JSON, JSON lines, CSV) is what")
	f.StringVar(&o.SiteRules, "site-rules", "", "`file` of selectors for saved web pages, by site")
	for _, name := range []string{"asset-map", "map", "site-rules"} {
		f.SetAnnotation(name, config.Paths, []string{""})
	}
}

// settle checks the flags and makes the reader's options of them.
func (o *readOptions) settle() error {
	if o.Strict && o.Lenient {
		return usage("", "--strict and --lenient exclude each other")
	}
	o.content = content.Options{Formats: formats.All(), From: o.From, Encoding: o.Encoding, Lang: o.Lang, NoImages: o.NoImages}
	if o.Strict {
		o.content.Mode = content.Strict
	}
	if o.Lenient {
		o.content.Mode = content.Lenient
	}
	var err error
	if o.content.Normalise, err = parseRules(o.Normalise); err != nil {
		return err
	}
	if o.content.Limits, err = parseLimits(o.Limits); err != nil {
		return err
	}
	if o.assets, err = parseAssetMap(o.AssetMap); err != nil {
		return err
	}
	for _, m := range o.assets {
		o.content.Pictures = append(o.content.Pictures, content.PictureDir{Prefix: m.prefix, FS: os.DirFS(m.dir)})
	}
	if err := o.settleFiles(); err != nil {
		return err
	}
	return o.settleFormat()
}

// settleFormat refuses a format that does not exist.
func (o *readOptions) settleFormat() error {
	if o.From == "" {
		return nil
	}
	var names []string
	for _, f := range o.content.Formats {
		names = append(names, f.Name)
	}
	return oneOf("--from", o.From, names...)
}

// settleFiles reads the files that steer readers.
func (o *readOptions) settleFiles() error {
	if o.Map != "" {
		data, err := os.ReadFile(o.Map)
		if err != nil {
			return world(exitUsage, "E-FILE", filepath.ToSlash(o.Map), err, "")
		}
		m, problems := fieldmap.ParseMap(filepath.ToSlash(o.Map), data)
		if len(problems) > 0 {
			return &fault{code: exitUsage, problem: problems[0]}
		}
		o.fields = m
		o.content.Formats = append([]content.Format{fieldmap.Format(m)}, o.content.Formats...)
	}
	if o.SiteRules != "" {
		data, err := os.ReadFile(o.SiteRules)
		if err != nil {
			return world(exitUsage, "E-FILE", filepath.ToSlash(o.SiteRules), err, "")
		}
		rules, problems := html.ParseSiteRules(filepath.ToSlash(o.SiteRules), data)
		if len(problems) > 0 {
			return &fault{code: exitUsage, problem: problems[0]}
		}
		o.content.SiteRules = rules
	}
	return nil
}

// input is one file (or standard input) with what reading made of it. Collection is nil when nothing could be read.
type input struct {
	Path       string // as the user wrote it; "-" = standard input
	Name       string // in messages
	Collection *content.Collection
	Problems   []content.Problem
	data       []byte
	folder     *os.Root
	kept       bool // unread, since its chapter is kept
}

func (in *input) close() {
	if in.folder != nil {
		in.folder.Close()
	}
}

// encoding says what the bytes turned out to be, "" when nothing was read.
func (in *input) encoding() string {
	if in.Collection == nil {
		return ""
	}
	for _, a := range in.Collection.Articles() {
		return a.Prov.Encoding
	}
	return ""
}

// reader says which format the input was read as, "" when nothing was read.
func (in *input) reader() string {
	if in.Collection == nil {
		return ""
	}
	for _, a := range in.Collection.Articles() {
		return a.Prov.Reader
	}
	return ""
}

// failed reports whether the input cannot go on in the mode in force.
func (in *input) failed(m content.Mode) bool {
	return in.Collection == nil || export.Fails(in.Problems, m)
}

// read reads one input. The error is about the world; what is wrong with the text is in Problems.
func (a *app) read(ctx context.Context, path string, o *readOptions) (*input, error) {
	in, err := a.fetch(path, o)
	if err != nil {
		return nil, err
	}
	return a.understand(ctx, in, o)
}

// fetch loads an input that is to be understood.
func (a *app) fetch(path string, o *readOptions) (*input, error) {
	in := &input{Path: path, Name: filepath.ToSlash(path)}
	var err error
	if in.data, err = a.load(in, o); err != nil {
		return nil, world(exitInput, "E-INPUT", in.Name, err, a.missingHint(path, err))
	}
	return in, nil
}

// understand makes a collection of an input that is loaded.
func (a *app) understand(ctx context.Context, in *input, o *readOptions) (*input, error) {
	var err error
	src := content.Source{Name: in.Name, Data: in.data, Base: in.base()}
	in.Collection, in.Problems, err = content.ReadAll(ctx, src, o.of(in.Name))
	a.remember(in.Name, source{data: in.data, encoding: in.encoding(), reader: in.reader()})
	if err != nil {
		in.close()
		return nil, err
	}
	if in.Collection != nil && len(in.Collection.Articles()) == 0 {
		in.Collection = nil
	}
	return in, nil
}

func (in *input) base() fs.FS {
	if in.folder == nil {
		return nil
	}
	return in.folder.FS()
}

// load reads the bytes, at most a byte more than the limit, so that too much is seen as such; it opens the folder
// that pictures may come from.
func (a *app) load(in *input, o *readOptions) ([]byte, error) {
	limit := max(o.content.Limits.Input, o.content.Limits.Unpacked, 256<<20) + 1
	dir := "."
	var r io.Reader = a.In
	if in.Path == "-" {
		in.Name = "<stdin>"
	} else {
		f, err := os.Open(in.Path)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		r, dir = f, filepath.Dir(in.Path)
	}
	data, err := readUpTo(r, limit)
	if err != nil {
		return nil, err
	}
	in.folder, err = os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return data, nil
}

// missingHint thinks of a forgotten extension, and of a mistyped command, since every word that is no command is taken
// for an input.
func (a *app) missingHint(path string, err error) string {
	if !errors.Is(err, fs.ErrNotExist) || strings.ContainsAny(path, `./\*?[`) || path == "" {
		return ""
	}
	there, _ := filepath.Glob(path + ".*")
	for _, name := range there {
		if ext := filepath.Ext(name); ext != ".pdf" && ext != ".epub" { // outputs that stand beside their input
			return "there is " + name
		}
	}
	if near := config.Nearest(path, commandNames()); near != "" && path[0] < utf8.RuneSelf {
		return "or is the command " + near + " meant?"
	}
	return ""
}

// readUpTo reads to the end or the limit. Memory for a file is taken once, by its size.
func readUpTo(r io.Reader, limit int64) ([]byte, error) {
	var b bytes.Buffer
	if f, ok := r.(*os.File); ok {
		if i, err := f.Stat(); err == nil && i.Mode().IsRegular() {
			b.Grow(int(min(i.Size(), limit, 64<<20)) + bytes.MinRead)
		}
	}
	_, err := b.ReadFrom(io.LimitReader(r, limit))
	return b.Bytes(), err
}
