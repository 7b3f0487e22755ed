package cmd

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"github.com/kanben/kanben/cmd/internal/config"
)

// settings lists everything that shows in the bytes: the version, every flag that is no matter of the run, and the
// sums of the files that flags name. Two runs with equal settings may use each other's outputs.
func (a *app) settings(f *pflag.FlagSet, read *readOptions, page *pageOptions) (string, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "kanben %s\nepoch %s\n", version(), a.env("SOURCE_DATE_EPOCH"))
	f.VisitAll(func(flag *pflag.Flag) {
		if flag.Annotations[config.Local] == nil && !isCommon(flag.Name) {
			fmt.Fprintf(&b, "%s=%s\n", flag.Name, flag.Value)
		}
	})
	for _, path := range append(page.paths(), read.paths()...) {
		data, err := os.ReadFile(path)
		if err != nil {
			return "", world(exitUsage, "E-FILE", filepath.ToSlash(path), err, "")
		}
		fmt.Fprintf(&b, "%x %s\n", sha256.Sum256(data), filepath.Base(path))
	}
	if page.SystemFonts {
		listFonts(&b)
	}
	return b.String(), nil
}

// listFonts writes names and sizes of this machine's fonts, since --system-fonts lets them show in the bytes.
func listFonts(b *strings.Builder) {
	for _, dir := range fontFolders() {
		filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return nil // what cannot be listed gives no glyphs either
			}
			if i, err := e.Info(); err == nil {
				fmt.Fprintf(b, "font %s %d\n", filepath.ToSlash(path), i.Size())
			}
			return nil
		})
	}
}

// paths returns the files that steer readers, in a fixed order.
func (o *readOptions) paths() []string {
	var out []string
	for _, p := range []string{o.Map, o.SiteRules} {
		if p != "" {
			out = append(out, p)
		}
	}
	return out
}

// paths returns the files that flags name, in a fixed order.
func (o *pageOptions) paths() []string {
	var out []string
	if strings.ContainsAny(o.Theme, `./\`) {
		out = append(out, o.Theme)
	}
	for _, v := range o.Fonts {
		if f, err := parseFont(v); err == nil {
			out = append(out, f.path)
		}
	}
	for _, p := range []string{o.ICC, o.Cover} {
		if p != "" {
			out = append(out, p)
		}
	}
	return out
}

// isCommon reports whether a flag of all commands is meant: none of them shows in an output.
func isCommon(name string) bool {
	switch name {
	case "config", "quiet", "verbose", "color", "log-format", "json", "cache", "print-config", "help", "output":
		return true
	}
	return false
}
