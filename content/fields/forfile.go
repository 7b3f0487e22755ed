package fields

import (
	"reflect"
	"slices"

	"github.com/kanben/kanben/content"
)

// ForFile returns the article as a file for people should have it: without what reading the file makes again. These
// are the bytes of pictures that lie in a file of their own, assets that a figure alone names, and section IDs
// made from headings.
func ForFile(a *content.Article) *content.Article {
	copied := *a
	copied.Assets = slices.Clone(a.Assets)
	for i := range copied.Assets {
		if s := &copied.Assets[i]; s.Path != "" {
			s.Bytes = nil
		}
	}
	bare := *a
	bare.Assets = nil
	if AddAssets(&bare, content.Options{}); reflect.DeepEqual(bare.Assets, copied.Assets) {
		copied.Assets = nil
	}
	copied.Sections = unnamed(a.Sections)
	return &copied
}

// unnamed clears the IDs of sections if naming them gives the same ones.
func unnamed(sections []content.Section) []content.Section {
	bare := content.Article{Sections: slices.Clone(sections)}
	for i := range bare.Sections {
		bare.Sections[i].ID = ""
	}
	named := content.Article{Sections: slices.Clone(bare.Sections)}
	content.NameSections(&named)
	for i := range sections {
		if sections[i].ID != named.Sections[i].ID {
			return sections
		}
	}
	return bare.Sections
}
