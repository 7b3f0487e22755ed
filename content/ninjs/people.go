package ninjs

import (
	"strconv"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/records"
	"github.com/kanben/kanben/content/tree"
)

// party is a person or organisation of an item with the role or relation that it states.
type party struct {
	records.Field
	role string
}

// parties lists the named ones under the first of the keys.
func parties(n *tree.Node, keys ...string) []party {
	list := get(n, keys...)
	if list == nil {
		return nil
	}
	var out []party
	for i, it := range list.Items {
		path := keys[len(keys)-1] + "[" + strconv.Itoa(i) + "]."
		f := field(it, path, "name")
		if f.Value == "" {
			continue
		}
		role := field(it, path, "role", "rel", "jobtitle").Value
		if roles := get(it, "roles"); roles != nil && len(roles.Items) > 0 {
			role = field(roles.Items[0], path, "name", "role").Value
			if roles.Items[0].Kind == tree.Scalar {
				role = roles.Items[0].Value
			}
		}
		out = append(out, party{f, code(role)})
	}
	return out
}

// code is a role without the address of its vocabulary: isrol:originator, http://…/isrol/originator.
func code(role string) string {
	role = strings.TrimSuffix(strings.ToLower(strings.TrimSpace(role)), "/")
	return role[strings.LastIndexAny(role, "/:#")+1:]
}

// source is the party that the item came from. One that passed it on, stored or changed it is not (IPTC's vocabulary of
// info source roles).
func source(n *tree.Node) records.Field {
	for _, p := range parties(n, "infosource", "infosources") {
		if p.role == "" || hasAny(p.role, "orig", "source", "creat", "suppl", "provid") {
			return p.Field
		}
	}
	return records.Field{}
}

// publisher is the organisation that is stated as such. Other organisations are what the item is about.
func publisher(n *tree.Node) records.Field {
	all := append(parties(n, "organisation", "organisations"), parties(n, "infosource", "infosources")...)
	for _, p := range all {
		if p.role == "publisher" || p.role == "publishedby" {
			return p.Field
		}
	}
	return field(n, "", "publisher")
}

// makers are those in lists of makers, and those of the item's people whose relation is that of a maker.
func makers(n *tree.Node) []records.Person {
	var out []records.Person
	for _, key := range []string{"contributors", "contributor", "creators", "authors"} {
		for _, p := range parties(n, key) {
			role := maker(p.role)
			if role == "" {
				role = content.Contributor
				if key == "authors" || key == "creators" {
					role = content.Author
				}
			}
			out = append(out, records.Person{Field: p.Field, Role: role})
		}
	}
	for _, p := range parties(n, "person", "people") {
		if role := maker(p.role); role != "" {
			out = append(out, records.Person{Field: p.Field, Role: role})
		}
	}
	return out
}

// maker tells our role from a word; empty if the word is none of someone who made the item.
func maker(word string) content.Role {
	for _, r := range []struct {
		part string
		role content.Role
	}{{"photo", content.Photographer}, {"translat", content.Translator}, {"illustrat", content.Illustrator}, {"editor-in-chief", content.ChiefEditor},
		{"edit", content.Editor}, {"correspondent", content.Correspondent}, {"report", content.Reporter}, {"writ", content.Author}, {"author", content.Author},
		{"creator", content.Author}, {"contributor", content.Contributor}} {
		if strings.Contains(word, r.part) {
			return r.role
		}
	}
	return ""
}
