package layout

import (
	"github.com/kanben/kanben/fonts"
	"github.com/kanben/kanben/render"
	"github.com/kanben/kanben/render/typeset"
)

// LineOptions returns what a theme's line conventions, the language of a text and its writing mode ask of the making
// of lines.
func LineOptions(l render.LineTheme, lang string, vertical bool, faces *fonts.Set) *typeset.Options {
	t := &typeset.Options{Profile: profile(lang), Vertical: vertical, Faces: faces, Hang: l.Hang, ShrinkStops: l.SqueezeStops, NoHyphens: l.NoHyphens}
	switch l.Kinsoku {
	case "basic":
		t.Kinsoku = typeset.KinsokuBasic
	case "strict":
		t.Kinsoku = typeset.KinsokuStrict
	case "none":
		t.Kinsoku = typeset.KinsokuNone
	}
	switch l.Punct {
	case "kaiming":
		t.Punct = typeset.Kaiming
	case "banjiao":
		t.Punct = typeset.Banjiao
	case "none":
		t.Punct = typeset.Untrimmed
	}
	switch l.LineEnd {
	case "allow":
		t.LineEnd = typeset.LineEndAllow
	case "keep":
		t.LineEnd = typeset.LineEndKeep
	}
	t.KeepLineStart, t.KeepIndentOP, t.Tight = l.LineStart == "keep", l.IndentStart == "keep", l.Tight
	t.NoAutospace, t.Autospace, t.AutospaceMost = l.Autospace == 0, l.Autospace, l.AutospaceMost
	t.TateChuYoko = l.TateChuYoko
	return t
}

func profile(lang string) typeset.Profile {
	switch {
	case hasTag(lang, "zh-HK"), hasTag(lang, "zh-Hant-HK"), hasTag(lang, "zh-MO"), hasTag(lang, "zh-Hant-MO"):
		return typeset.ZhHantHK
	case hasTag(lang, "zh-Hant"), hasTag(lang, "zh-TW"):
		return typeset.ZhHantTW
	case lang == "" || hasTag(lang, "zh") || hasTag(lang, "ja") || hasTag(lang, "ko"):
		return typeset.ZhHans
	}
	return typeset.LatinOnly
}

func hasTag(lang, tag string) bool {
	return len(lang) >= len(tag) && lang[:len(tag)] == tag && (len(lang) == len(tag) || lang[len(tag)] == '-')
}
