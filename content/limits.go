package content

func (l Limits) input() int64 { return orDefault(l.Input, 32<<20) }

// WithDefaults returns the limits with every zero field set to its default (content.md §4).
func (l Limits) WithDefaults() Limits {
	return Limits{
		Input:      l.input(),
		Structured: orDefault(l.Structured, 4<<20),
		Nesting:    orDefault(l.Nesting, 200),
		Nodes:      orDefault(l.Nodes, 1_000_000),
		Unpacked:   orDefault(l.Unpacked, 256<<20),
		Ratio:      orDefault(l.Ratio, 100),
		Members:    orDefault(l.Members, 10_000),
	}
}

func orDefault[T int | int64](v, def T) T {
	if v == 0 {
		return def
	}
	return v
}
