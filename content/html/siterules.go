package html

import (
	"strings"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"

	"github.com/kanben/kanben/content"
)

// siteRule returns the rule for the page's address and takes its drop elements out of the tree.
func (p *page) siteRule() *content.SiteRule {
	for i, r := range p.o.SiteRules {
		if r.Match == "" || !matchesSite(p.meta.canonical, r.Match) {
			continue
		}
		for _, s := range r.Drop {
			for _, n := range p.all(s) {
				if n.Parent != nil {
					n.Parent.RemoveChild(n)
				}
			}
		}
		return &p.o.SiteRules[i]
	}
	return nil
}

func matchesSite(address, match string) bool {
	if strings.Contains(match, "://") {
		return strings.HasPrefix(address, match)
	}
	_, rest, ok := strings.Cut(address, "://")
	host, _, _ := strings.Cut(rest, "/")
	return ok && (host == match || strings.HasSuffix(host, "."+match))
}

func (p *page) all(selector string) []*html.Node {
	sel, err := cascadia.ParseGroup(selector)
	if err != nil {
		return nil
	}
	return cascadia.QueryAll(p.root, sel)
}

// pick returns the first element that the selector finds; nil for an empty one.
func (p *page) pick(selector string) *html.Node {
	if selector == "" {
		return nil
	}
	if all := p.all(selector); len(all) > 0 {
		return all[0]
	}
	return nil
}

func (p *page) ruleText(selector string) string { return textOf(p.pick(selector)) }

func (p *page) ruleBody() string {
	if p.rule == nil {
		return ""
	}
	return p.rule.Body
}

func (p *page) ruleTitle() string {
	if p.rule == nil {
		return ""
	}
	return p.rule.Title
}

// ruleCredits reads date, source and credits from where the site's rule says they are, and reports whether it found
// any.
func (p *page) ruleCredits() bool {
	if p.rule == nil {
		return false
	}
	found := false
	take := func(selector, label string) {
		if selector == "" {
			return
		}
		for _, n := range p.all(selector) {
			text := textOf(n)
			c := content.ParseCreditLine(text, content.AtDateline)
			if c.Kind != content.CreditMatter && label != "" {
				c = content.ParseCreditLine(label+text, content.AtDateline)
			}
			if c.Kind == content.CreditMatter {
				p.keepPiece(c)
				found = true
			}
		}
	}
	take(p.rule.Date, "")
	take(p.rule.Source, "来源：")
	take(p.rule.Credits, "作者：")
	return found
}
