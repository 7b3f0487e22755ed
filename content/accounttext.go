package content

// accountTexter is a reader whose spans do not count the decoded input: those of a web page count its visible text.
type accountTexter interface {
	AccountText(src Source, o Options) string
}

// AccountText returns the text that the spans of an article count (Provenance.Spans), read again from its source: the
// decoded input, or what the reader named says instead. AccountLines wants it.
func AccountText(src Source, o Options, reader string) string {
	for _, f := range o.Formats {
		if t, ok := f.Reader.(accountTexter); ok && f.Name == reader {
			return t.AccountText(src, o)
		}
	}
	d, _ := Decode(src, o)
	return d.Text
}
