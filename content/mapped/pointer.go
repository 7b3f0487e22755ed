package mapped

import (
	"strconv"
	"strings"

	"github.com/kanben/kanben/content/tree"
)

// find follows a JSON pointer (RFC 6901), or takes a bare word as the name of a field or column. A step * goes
// into every item of a list and gives a list.
func find(n *tree.Node, pointer string) *tree.Node {
	if !strings.HasPrefix(pointer, "/") {
		if pointer == "" {
			return n
		}
		return n.Get(pointer)
	}
	return follow(n, strings.Split(pointer[1:], "/"))
}

func follow(n *tree.Node, steps []string) *tree.Node {
	for i, step := range steps {
		if n == nil {
			return nil
		}
		step = strings.ReplaceAll(strings.ReplaceAll(step, "~1", "/"), "~0", "~")
		switch n.Kind {
		case tree.Map:
			n = n.Get(step)
		case tree.List:
			if step == "*" {
				return spread(n, steps[i+1:])
			}
			at, err := strconv.Atoi(step)
			if err != nil || at < 0 || at >= len(n.Items) {
				return nil
			}
			n = n.Items[at]
		default:
			return nil
		}
	}
	return n
}

func spread(n *tree.Node, steps []string) *tree.Node {
	out := &tree.Node{Kind: tree.List, Pos: n.Pos}
	for _, it := range n.Items {
		if v := follow(it, steps); v != nil {
			out.Items = append(out.Items, v)
		}
	}
	return out
}

// dotted writes a pointer as the path of a problem: /author/0/name is .author[0].name.
func dotted(pointer string) string {
	var b strings.Builder
	for _, step := range strings.Split(strings.TrimPrefix(pointer, "/"), "/") {
		if _, err := strconv.Atoi(step); err == nil || step == "*" {
			b.WriteString("[" + step + "]")
			continue
		}
		b.WriteString("." + step)
	}
	return b.String()
}
