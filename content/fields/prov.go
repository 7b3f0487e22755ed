package fields

import (
	"github.com/kanben/kanben/content"
	"github.com/kanben/kanben/content/tree"
)

func (d *Decoder) provFields(p *content.Provenance) []field {
	return []field{
		{"reader", d.text(&p.Reader)}, {"file", d.text(&p.File)}, {"encoding", d.text(&p.Encoding)},
		{"sha256", d.text(&p.SHA256)},
		{"spans", func(n *tree.Node, path string) {
			d.each(n, path, func(n *tree.Node, path string) {
				var s content.Span
				if d.mapping(n, path, d.spanFields(&s)) {
					d.required(n, path, "kind")
					p.Spans = append(p.Spans, s)
				}
			})
		}},
		{"edits", func(n *tree.Node, path string) {
			d.each(n, path, func(n *tree.Node, path string) {
				var e content.Edit
				if d.mapping(n, path, d.editFields(&e)) {
					d.required(n, path, "rule", "node")
					p.Edits = append(p.Edits, e)
				}
			})
		}},
	}
}

func (d *Decoder) spanFields(s *content.Span) []field {
	kinds := []content.SpanKind{content.SpanText, content.SpanField, content.SpanSyntax, content.SpanDropped}
	return []field{
		{"from", d.number(&s.From, 0, 999_999_999)}, {"to", d.number(&s.To, 0, 999_999_999)},
		{"kind", oneOf(d, &s.Kind, "kind", kinds)}, {"outside", d.truth(&s.Outside)}, {"why", d.text(&s.Why)},
	}
}

func (d *Decoder) editFields(e *content.Edit) []field {
	return []field{
		{"rule", d.text(&e.Rule)}, {"node", d.text((*string)(&e.Node))}, {"off", d.number(&e.Off, 0, 999_999_999)},
		{"old", d.exact(&e.Old)}, {"new", d.exact(&e.New)},
	}
}
