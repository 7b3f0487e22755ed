package render

// Paper is a trim size.
type Paper struct{ Width, Height Pt }

// Theme is how pages look, as data (themes.md). The layout room owns its fields.
type Theme struct {
	Name string
}
