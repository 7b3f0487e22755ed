package structured

import (
	"fmt"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/fields"
	"github.com/kanben/kanben/content/tree"
)

// ToJSON writes the article as JSON that reads back as an equal one. Where it came from is left out: the file is
// its own source now. Bytes of pictures go in as base64 unless the asset has a Path, so a caller that writes them
// beside the file sets that first.
func ToJSON(a *content.Article) ([]byte, error) {
	return content.MarshalText(fields.ForFile(a))
}

// ToYAML writes the article as YAML that reads back as an equal one; pictures as in ToJSON.
func ToYAML(a *content.Article) ([]byte, error) {
	data, err := ToJSON(a)
	if err != nil {
		return nil, err
	}
	return fromJSON(data)
}

// CollectionToJSON writes a collection with all its articles; pictures as in ToJSON.
func CollectionToJSON(c *content.Collection) ([]byte, error) {
	copied := *c
	copied.Parts = nil
	for _, p := range c.Parts {
		part := content.Part{Title: p.Title}
		for _, a := range p.Articles {
			part.Articles = append(part.Articles, fields.ForFile(a))
		}
		copied.Parts = append(copied.Parts, part)
	}
	return content.MarshalCollection(&copied)
}

// CollectionToYAML writes a collection with all its articles; pictures as in ToJSON.
func CollectionToYAML(c *content.Collection) ([]byte, error) {
	data, err := CollectionToJSON(c)
	if err != nil {
		return nil, err
	}
	return fromJSON(data)
}

func fromJSON(data []byte) ([]byte, error) {
	n, ps := tree.JSON(string(data), content.Pos{Line: 1, Col: 1}, tree.Limits{Depth: 10_000, Nodes: 1 << 30})
	if len(ps) > 0 {
		return nil, fmt.Errorf("read the canonical JSON back: %s", ps[0].Msg)
	}
	return []byte(tree.PrintYAML(n)), nil
}

// Sample returns the commented article that kanben init writes as article.yaml.
func Sample() string { return strings.TrimLeft(sample, "\n") }
