package fields

import (
	"slices"
	"strings"

	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/tree"
)

// blocks reads a list of blocks, or text whose paragraphs are parted by empty lines.
func (d *Decoder) blocks(dst *[]content.Block) func(*tree.Node, string) {
	return func(n *tree.Node, path string) {
		if n.Kind == tree.Scalar {
			*dst = append(*dst, d.paragraphs(n, path)...)
			return
		}
		d.each(n, path, func(n *tree.Node, path string) { *dst = append(*dst, d.block(n, path)...) })
	}
}

// Blocks reads one block or a list of them.
func (d *Decoder) Blocks(n *tree.Node, path string) []content.Block {
	if n.Kind == tree.Map {
		return d.block(n, path)
	}
	var out []content.Block
	d.blocks(&out)(n, path)
	return out
}

// paragraphs reads inlines as one paragraph; text with empty lines in it as several.
func (d *Decoder) paragraphs(n *tree.Node, path string) []content.Block {
	if n.Kind != tree.Scalar {
		var p content.Para
		p.Pos = n.Pos
		d.inlines(&p.Text)(n, path)
		return []content.Block{&p}
	}
	var out []content.Block
	off := 0
	for _, part := range strings.Split(n.Value, "\n\n") {
		if in := plainText(n, off, part); in != nil {
			out = append(out, &content.Para{Text: in, Pos: n.At(off)})
		}
		off += len(part) + 2
	}
	return out
}

// block reads one block: text, or a mapping with one key that names its kind.
func (d *Decoder) block(n *tree.Node, path string) []content.Block {
	if n.Kind == tree.Scalar {
		return d.paragraphs(n, path)
	}
	if n.Kind != tree.Map {
		d.wrongKind(n, path, "text or a mapping")
		return nil
	}
	kind := ""
	for _, key := range n.Keys {
		if !isBlockKey(key.Value) {
			continue
		}
		if kind != "" {
			d.problem("E-TYPE", key, path, "is "+kind+" and "+key.Value+" at once", "")
			return nil
		}
		kind = key.Value
	}
	b := d.blockOf(n, path, kind)
	if b == nil {
		return nil
	}
	return []content.Block{b}
}

func blockKeys() []string {
	return []string{"p", "md", "list", "table", "quote", "pullquote", "figure", "verse", "code", "math", "callout", "rule"}
}

func isBlockKey(key string) bool { return slices.Contains(blockKeys(), key) }

func (d *Decoder) blockOf(n *tree.Node, path, kind string) content.Block {
	b, fields := d.blockFields(n, kind)
	if b == nil {
		d.unknownBlock(n, path)
		return nil
	}
	d.mapping(n, path, fields)
	return b
}

// unknownBlock names the key that was most likely meant to say what the block is.
func (d *Decoder) unknownBlock(n *tree.Node, path string) {
	at, hint := n, "one of "+strings.Join(blockKeys(), ", ")
	for _, key := range n.Keys {
		if near := tree.Nearest(key.Value, blockKeys()); near != "" {
			at, hint = key, "did you mean "+near+"?"
			break
		}
	}
	d.problem("E-KEY", at, path, "names no kind of block", hint)
}

// blockFields returns an empty block of the kind with the keys that fill it; nil for no kind.
func (d *Decoder) blockFields(n *tree.Node, kind string) (content.Block, []field) {
	switch kind {
	case "p", "md":
		b := &content.Para{Pos: n.Pos}
		return b, []field{{"p", d.inlines(&b.Text)}, {"md", d.markdownInto(&b.Text)}, {"run_in", d.inlines(&b.RunIn)}, {"lead", d.truth(&b.Lead)}}
	case "list":
		b := &content.List{Tight: true, Pos: n.Pos}
		return b, []field{{"list", d.items(&b.Items)}, {"ordered", d.truth(&b.Ordered)}, {"start", d.number(&b.Start, 0, 999_999_999)}, {"tight", d.truth(&b.Tight)}}
	case "table":
		b := &content.Table{Header: 1, Pos: n.Pos}
		return b, []field{{"table", d.table(b)}}
	case "quote":
		b := &content.Quote{Pos: n.Pos}
		return b, []field{{"quote", d.blocks(&b.Blocks)}, {"by", d.inlines(&b.By)}}
	case "pullquote":
		b := &content.PullQuote{Pos: n.Pos}
		return b, []field{{"pullquote", d.inlines(&b.Text)}, {"by", d.inlines(&b.By)}}
	case "figure":
		b := &content.Figure{Pos: n.Pos}
		return b, []field{{"figure", func(n *tree.Node, path string) { d.mapping(n, path, d.figureFields(b)) }}}
	case "verse":
		b := &content.Verse{Pos: n.Pos}
		return b, []field{{"verse", d.verse(&b.Lines)}}
	case "code":
		b := &content.Code{Pos: n.Pos}
		return b, []field{{"code", d.exact(&b.Text)}, {"lang", d.text(&b.Lang)}}
	case "math":
		b := &content.Math{Pos: n.Pos}
		return b, []field{{"math", d.exact(&b.TeX)}}
	case "callout":
		b := &content.Callout{Pos: n.Pos}
		return b, []field{{"callout", oneOf(d, &b.Kind, "kind", calloutKinds())}, {"title", d.inlines(&b.Title)}, {"blocks", d.blocks(&b.Blocks)}}
	case "rule":
		return &content.Rule{Pos: n.Pos}, []field{{"rule", d.truth(new(bool))}}
	}
	return nil, nil
}

func calloutKinds() []content.CalloutKind {
	return []content.CalloutKind{content.CalloutNote, content.CalloutEditors, content.CalloutCorrection, content.CalloutWarning}
}

func (d *Decoder) figureFields(f *content.Figure) []field {
	return []field{
		{"asset", d.text(&f.Asset)}, {"alt", d.text(&f.Alt)}, {"decorative", d.truth(&f.Decorative)},
		{"caption", d.inlines(&f.Caption)}, {"credits", d.credits(&f.Credits)}, {"rights", d.rights(&f.Rights)},
	}
}

func (d *Decoder) items(dst *[]content.Item) func(*tree.Node, string) {
	return func(n *tree.Node, path string) {
		d.each(n, path, func(n *tree.Node, path string) {
			it := content.Item{Pos: n.Pos}
			switch {
			case n.Kind == tree.List:
				d.blocks(&it.Blocks)(n, path)
			case n.Kind == tree.Map && (n.Get("blocks") != nil || n.Get("label") != nil):
				d.mapping(n, path, d.itemFields(&it))
			default:
				it.Blocks = d.block(n, path)
			}
			*dst = append(*dst, it)
		})
	}
}

func (d *Decoder) itemFields(it *content.Item) []field {
	return []field{{"label", d.text(&it.Label)}, {"blocks", d.blocks(&it.Blocks)}}
}

// verse reads lines; an empty one parts stanzas. Text is split at its line ends.
func (d *Decoder) verse(dst *[][]content.Inline) func(*tree.Node, string) {
	return func(n *tree.Node, path string) {
		if n.Kind == tree.Scalar {
			off := 0
			for _, line := range strings.Split(strings.TrimSuffix(n.Value, "\n"), "\n") {
				*dst = append(*dst, plainText(n, off, line))
				off += len(line) + 1
			}
			return
		}
		d.each(n, path, func(n *tree.Node, path string) {
			var line []content.Inline
			if n.Kind != tree.Null {
				d.inlines(&line)(n, path)
			}
			*dst = append(*dst, line)
		})
	}
}
