// Package tree reads YAML, JSON and TOML into one kind of tree in which every key and value knows its place.
//
// Nothing is resolved on the way: a scalar is the characters that the file has, so that 2024-02-29 stays a day,
// 012 stays 012 and no stays no (content.md S2). What a scalar means is for the decoder of its field to say.
// Anchors, aliases, merge keys, foreign tags and repeated keys are refused, so that a tree is never larger than
// its file.
package tree

import (
	"strings"
	"unicode/utf8"

	"github.com/kanben/kanben/content"
)

// Kind says what a Node is.
type Kind uint8

// The kinds of nodes. Null is a value that was left empty, or null or ~ without quotation marks.
const (
	Null Kind = iota
	Scalar
	List
	Map
)

// String returns the word for the kind that a message uses.
func (k Kind) String() string { return [...]string{"nothing", "text", "a list", "a mapping"}[k] }

// Node is a value with its place. A Map has Keys and, in step with them, Items.
type Node struct {
	Kind  Kind
	Value string      // of a Scalar
	Plain bool        // a Scalar that stood without quotation marks
	Pos   content.Pos // of the first character, quotation mark included
	Keys  []*Node
	Items []*Node
	rest  string // the source from Pos on
}

// Len returns the number of items of a List or Map.
func (n *Node) Len() int { return len(n.Items) }

// Get returns the value of the key, nil if the map has no such key.
func (n *Node) Get(key string) *Node {
	for i, k := range n.Keys {
		if k.Value == key {
			return n.Items[i]
		}
	}
	return nil
}

// At returns the place of the byte off of Value. It is exact where the file has the value without escapes,
// else it is the place of the node.
func (n *Node) At(off int) content.Pos {
	lead := 0
	if !n.Plain && n.rest != "" {
		lead = 1
	}
	end := lead + len(n.Value)
	if end > len(n.rest) || n.rest[lead:end] != n.Value {
		return n.Pos
	}
	return Advance(n.Pos, n.rest[:lead+off])
}

// Advance returns the place after the text that begins at pos.
func Advance(pos content.Pos, text string) content.Pos {
	pos.Byte += len(text)
	if i := strings.LastIndexByte(text, '\n'); i >= 0 {
		pos.Line += strings.Count(text, "\n")
		pos.Col = 1
		text = text[i+1:]
	}
	pos.Col += utf8.RuneCountInString(text)
	return pos
}

// Limits bound a tree; zero fields mean 200 levels and 1,000,000 nodes (content.md §4).
type Limits struct{ Depth, Nodes int }

// LimitsOf returns the limits that the reading options set.
func LimitsOf(o content.Options) Limits {
	return Limits{Depth: o.Limits.Nesting, Nodes: o.Limits.Nodes}
}

func (l Limits) depth() int {
	if l.Depth > 0 {
		return l.Depth
	}
	return 200
}

func (l Limits) nodes() int {
	if l.Nodes > 0 {
		return l.Nodes
	}
	return 1_000_000
}
