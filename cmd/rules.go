package cmd

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/kanben/kanben/content"
)

// parseRules reads the value of --normalise.
func parseRules(s string) (content.Rules, error) {
	off, err := content.ParseRules(s)
	if err != nil {
		return 0, usage("", "--normalise: %v", err)
	}
	return off, nil
}

// parseLimits reads --limit name=value; sizes take KiB, MiB and GiB.
func parseLimits(list []string) (content.Limits, error) {
	var l content.Limits
	for _, s := range list {
		name, value, _ := strings.Cut(s, "=")
		n, err := parseSize(value)
		if err != nil {
			return l, usage("as in --limit input=64MiB", "--limit %s: %v", s, err)
		}
		switch name {
		case "input":
			l.Input = n
		case "structured":
			l.Structured = n
		case "unpacked":
			l.Unpacked = n
		case "nesting":
			l.Nesting = int(n)
		case "nodes":
			l.Nodes = int(n)
		case "ratio":
			l.Ratio = int(n)
		case "members":
			l.Members = int(n)
		default:
			return l, oneOf("--limit", name, "input", "structured", "nesting", "nodes", "unpacked", "ratio", "members")
		}
	}
	return l, nil
}

func parseSize(s string) (int64, error) {
	shift := 0
	for i, unit := range []string{"KiB", "MiB", "GiB"} {
		if n, ok := strings.CutSuffix(s, unit); ok {
			s, shift = strings.TrimSpace(n), 10*(i+1)
		}
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 1 || n > 1<<40>>shift {
		return 0, fmt.Errorf("%q is no positive number", s)
	}
	return n << shift, nil
}

// assetMap says where pictures of a web address lie on disk.
type assetMap struct{ prefix, dir string }

func parseAssetMap(list []string) ([]assetMap, error) {
	var out []assetMap
	for _, s := range list {
		i := strings.LastIndex(s, "=")
		if i < 1 || i == len(s)-1 {
			return nil, usage("as in --asset-map https://example.org/img=./img", "--asset-map: %q is no prefix=folder", s)
		}
		out = append(out, assetMap{s[:i], filepath.Clean(s[i+1:])})
	}
	return out, nil
}
