package html

import (
	"fmt"
	"strings"

	"github.com/andybalholm/cascadia"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/tree"
)

// ParseSiteRules reads a YAML list of site rules: match, title, date, source, credits, body, drop. name is the file's
// name in messages. Every fault is a Problem with its place: an unknown key (E-KEY), another kind of value (E-TYPE), a
// selector that does not parse (E-VALUE).
func ParseSiteRules(name string, data []byte) ([]content.SiteRule, []content.Problem) {
	docs, ps := tree.YAML(strings.TrimPrefix(string(data), "\ufeff"), content.Pos{File: name, Line: 1, Col: 1}, tree.Limits{})
	if len(ps) > 0 {
		return nil, ps
	}
	p := &ruleParser{}
	if len(docs) != 1 || docs[0].Kind != tree.List {
		p.fail("E-TYPE", &tree.Node{Pos: content.Pos{File: name, Line: 1, Col: 1}}, "", "site rules are a list, one entry a site", "")
		return nil, p.problems
	}
	var rules []content.SiteRule
	for i, n := range docs[0].Items {
		rules = append(rules, p.rule(n, fmt.Sprintf("[%d]", i)))
	}
	if len(p.problems) > 0 {
		return nil, p.problems
	}
	return rules, nil
}

var ruleKeys = []string{"match", "title", "date", "source", "credits", "body", "drop"}

type ruleParser struct{ problems []content.Problem }

func (p *ruleParser) fail(code string, n *tree.Node, path, msg, hint string) {
	p.problems = append(p.problems, content.Problem{Severity: content.Error, Code: code, Pos: n.Pos, Path: path, Msg: msg, Hint: hint})
}

func (p *ruleParser) rule(n *tree.Node, path string) (r content.SiteRule) {
	if n.Kind != tree.Map {
		p.fail("E-TYPE", n, path, "is "+n.Kind.String()+", not a mapping", "")
		return r
	}
	for i, key := range n.Keys {
		at := path + "." + key.Value
		switch key.Value {
		case "match":
			r.Match = p.text(n.Items[i], at)
		case "title":
			r.Title = p.selector(n.Items[i], at)
		case "date":
			r.Date = p.selector(n.Items[i], at)
		case "source":
			r.Source = p.selector(n.Items[i], at)
		case "credits":
			r.Credits = p.selector(n.Items[i], at)
		case "body":
			r.Body = p.selector(n.Items[i], at)
		case "drop":
			r.Drop = p.selectors(n.Items[i], at)
		default:
			p.unknown(key, at)
		}
	}
	if r.Match == "" {
		p.fail("E-TYPE", n, path, "has no match", "match: news.example.com, a host or the beginning of an address")
	}
	return r
}

func (p *ruleParser) unknown(key *tree.Node, path string) {
	hint := "the keys are " + strings.Join(ruleKeys, ", ")
	if near := tree.Nearest(key.Value, ruleKeys); near != "" {
		hint = "did you mean " + near + "?"
	}
	p.fail("E-KEY", key, path, "unknown key "+content.QuoteInput(key.Value), hint)
}

func (p *ruleParser) text(n *tree.Node, path string) string {
	if n.Kind != tree.Scalar && n.Kind != tree.Null {
		p.fail("E-TYPE", n, path, "is "+n.Kind.String()+", not text", "")
		return ""
	}
	return n.Value
}

func (p *ruleParser) selector(n *tree.Node, path string) string {
	s := p.text(n, path)
	if s == "" {
		return ""
	}
	if _, err := cascadia.ParseGroup(s); err != nil {
		p.fail("E-VALUE", n, path, "no CSS selector "+content.QuoteInput(s), err.Error())
		return ""
	}
	return s
}

// selectors reads a list of them, or one alone.
func (p *ruleParser) selectors(n *tree.Node, path string) (all []string) {
	if n.Kind != tree.List {
		if s := p.selector(n, path); s != "" {
			all = append(all, s)
		}
		return all
	}
	for i, item := range n.Items {
		if s := p.selector(item, fmt.Sprintf("%s[%d]", path, i)); s != "" {
			all = append(all, s)
		}
	}
	return all
}
