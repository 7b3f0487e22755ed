package svg

import (
	"slices"
	"strings"
)

// sheet is the rules of the drawing's style sheets, in their order.
type sheet struct{ rules []rule }

// rule is one selector with its declarations.
type rule struct {
	chain  []compound // descendants, the last one is the element itself
	weight int
	props  []declaration
}

// compound is what one element must be: a name, an id, classes; empty = any.
type compound struct {
	name, id string
	classes  []string
}

type declaration struct{ name, value string }

const maxRules = 5000

// add reads a style sheet: selectors of names, classes, ids and descendants. Other selectors match nothing.
func (s *sheet) add(text string) {
	for len(s.rules) < maxRules {
		from := strings.Index(text, "/*")
		if from < 0 {
			break
		}
		_, rest, _ := strings.Cut(text[from+2:], "*/")
		text = text[:from] + " " + rest
	}
	for text != "" && len(s.rules) < maxRules {
		head, rest, ok := strings.Cut(text, "{")
		if !ok {
			return
		}
		body, after, _ := strings.Cut(rest, "}")
		text = after
		if i := strings.LastIndexByte(head, ';'); i >= 0 { // an @import before it
			head = head[i+1:]
		}
		props := declarations(body)
		for _, one := range strings.Split(head, ",") {
			if r, ok := readSelector(one); ok {
				r.props = props
				s.rules = append(s.rules, r)
			}
		}
	}
}

func declarations(body string) []declaration {
	var out []declaration
	for _, d := range strings.Split(body, ";") {
		name, value, ok := strings.Cut(d, ":")
		if ok {
			value = strings.TrimSuffix(strings.TrimSpace(value), "!important")
			out = append(out, declaration{strings.ToLower(strings.TrimSpace(name)), strings.TrimSpace(value)})
		}
	}
	return out
}

func readSelector(text string) (r rule, ok bool) {
	for _, part := range strings.Fields(strings.ReplaceAll(text, ">", " ")) {
		c, ok := readCompound(part)
		if !ok {
			return r, false
		}
		r.chain = append(r.chain, c)
		r.weight += 10 * len(c.classes)
		if c.name != "" {
			r.weight++
		}
		if c.id != "" {
			r.weight += 100
		}
	}
	return r, len(r.chain) > 0
}

func readCompound(part string) (c compound, ok bool) {
	if strings.ContainsAny(part, ":[+~@") {
		return c, false
	}
	for part != "" {
		end := strings.IndexAny(part[1:], ".#") + 1
		if end == 0 {
			end = len(part)
		}
		word := part[:end]
		part = part[end:]
		switch {
		case word[0] == '.':
			c.classes = append(c.classes, word[1:])
		case word[0] == '#':
			c.id = word[1:]
		case word != "*":
			c.name = word
		}
	}
	return c, true
}

// matching returns the declarations that hold for the element, the strongest last.
func (s *sheet) matching(n *node) []declaration {
	var found []*rule
	for i := range s.rules {
		if s.rules[i].matches(n) {
			found = append(found, &s.rules[i])
		}
	}
	slices.SortStableFunc(found, func(a, b *rule) int { return a.weight - b.weight })
	var out []declaration
	for _, r := range found {
		out = append(out, r.props...)
	}
	return out
}

func (r *rule) matches(n *node) bool {
	last := len(r.chain) - 1
	if !r.chain[last].matches(n) {
		return false
	}
	for i, at := last-1, n.parent; i >= 0; at = at.parent {
		if at == nil {
			return false
		}
		if r.chain[i].matches(at) {
			i--
		}
	}
	return true
}

func (c *compound) matches(n *node) bool {
	if c.name != "" && c.name != n.name || c.id != "" && c.id != n.attr["id"] {
		return false
	}
	if len(c.classes) == 0 {
		return true
	}
	has := strings.Fields(n.attr["class"])
	for _, k := range c.classes {
		if !slices.Contains(has, k) {
			return false
		}
	}
	return true
}
