package pandoc

import (
	"github.com/kanben/kanben/content/account"
	"github.com/kanben/kanben/content/tree"
)

// leaves are the words of a document: names of kinds, attributes and addresses are marks of the form.
func leaves(n *tree.Node, text string) []account.Leaf {
	if n.Kind == tree.Map && n.Get("t") != nil {
		kind, c := element(n)
		switch kind {
		case "Str", "MetaString":
			return account.OfJSON(c, text)
		case "Code", "Math", "CodeBlock", "RawBlock", "RawInline":
			return account.OfJSON(at(c, 1), text)
		}
		n = c
	}
	var out []account.Leaf
	for _, it := range n.Items {
		if it.Kind != tree.Scalar {
			out = append(out, leaves(it, text)...)
		}
	}
	return out
}
