package cmd

import (
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/render"
)

// place rewrites the assets of the collection so that one opener finds those of all inputs: the number of the
// input before the path, or the folder of --asset-map for a remote one.
func place(c *content.Collection, number int, maps []assetMap) {
	prefix := inputPrefix(number)
	for _, a := range c.Articles() {
		for i := range a.Assets {
			s := &a.Assets[i]
			if s.Path != "" {
				s.Path = prefix + s.Path
				continue
			}
			if n, rest, ok := mapped(s.URL, maps); ok && len(s.Bytes) == 0 {
				s.Path = mapPrefix(n) + rest
			}
		}
	}
}

func inputPrefix(n int) string { return fmt.Sprintf("input%d:", n) }
func mapPrefix(n int) string   { return fmt.Sprintf("map%d:", n) }

func mapped(address string, maps []assetMap) (n int, rest string, ok bool) {
	for n, m := range maps {
		if rest, ok := strings.CutPrefix(address, m.prefix); ok {
			rest, _, _ = strings.Cut(rest, "?")
			if plain, err := url.PathUnescape(rest); err == nil {
				rest = plain
			}
			return n, strings.TrimPrefix(path.Clean("/"+rest), "/"), true
		}
	}
	return 0, "", false
}

// opener opens pictures below the folders of the inputs and of --asset-map, and nowhere else: os.Root follows no
// link that leaves them.
func opener(inputs []*input, maps []assetMap) render.Opener {
	return func(s *content.Asset) (io.ReadCloser, error) {
		for i, in := range inputs {
			if rest, ok := strings.CutPrefix(s.Path, inputPrefix(i)); ok && in.folder != nil {
				return in.folder.Open(rest)
			}
		}
		for i, m := range maps {
			if rest, ok := strings.CutPrefix(s.Path, mapPrefix(i)); ok {
				return os.OpenInRoot(m.dir, rest)
			}
		}
		return nil, &fs.PathError{Op: "open", Path: s.Name, Err: fs.ErrNotExist}
	}
}
