package cmd

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// exitStatus and surroundings end the page of kanben itself; the pages of commands refer to it.
const exitStatus = `.SH EXIT STATUS
.TP
.B 0
done; warnings are allowed
.TP
.B 1
some articles failed, or check found something
.TP
.B 2
wrong flags or configuration
.TP
.B 3
input unreadable
.TP
.B 4
no correct page is possible: a glyph, font or picture is missing
.TP
.B 5
output cannot be written, or the store cannot be reached: worth another try
.TP
.B 6
a fault of kanben
.TP
.B 130, 143
interrupted
`

const surroundings = `.SH ENVIRONMENT
.TP
.B KANBEN_*
each setting of kanben.yaml, as in KANBEN_PAPER=a5
.TP
.B SOURCE_DATE_EPOCH
date of the files that are made, in seconds since 1970
.TP
.B NO_COLOR, FORCE_COLOR
messages without or with colours
.SH FILES
.TP
.B kanben.yaml
settings, looked for in the folder of the input and above it
`

// manual writes the page of a command in man(7). cobra has a generator too; it links a Markdown parser and would
// be half of the time that kanben takes to start.
func manual(c *cobra.Command, date string) string {
	var b strings.Builder
	fmt.Fprintf(&b, ".TH %q 1 %q \"kanben %s\" \"User commands\"\n", strings.ToUpper(manName(c)), date, version())
	fmt.Fprintf(&b, ".SH NAME\n%s \\- %s\n", roff(manName(c)), roff(c.Short))
	use, rest := c.CommandPath(), strings.TrimPrefix(c.UseLine(), c.CommandPath())
	fmt.Fprintf(&b, ".SH SYNOPSIS\n.B %s\n%s\n", roff(use), roff(strings.TrimSpace(rest)))
	text := c.Long
	if text == "" {
		text = c.Short + "."
	}
	fmt.Fprintf(&b, ".SH DESCRIPTION\n%s\n", roff(text))
	manCommands(&b, c)
	manFlags(&b, "OPTIONS", c.NonInheritedFlags())
	manFlags(&b, "COMMON OPTIONS", c.InheritedFlags())
	if !c.HasParent() {
		b.WriteString(exitStatus + surroundings)
	}
	if c.Example != "" {
		fmt.Fprintf(&b, ".SH EXAMPLES\n.nf\n%s\n.fi\n", roff(c.Example))
	}
	manSeeAlso(&b, c)
	return b.String()
}

func manCommands(b *strings.Builder, c *cobra.Command) {
	for i, s := range available(c) {
		if i == 0 {
			b.WriteString(".SH COMMANDS\n")
		}
		fmt.Fprintf(b, ".TP\n.B %s\n%s\n", roff(s.Name()), roff(s.Short))
	}
}

func manFlags(b *strings.Builder, title string, flags *pflag.FlagSet) {
	if !flags.HasAvailableFlags() {
		return
	}
	fmt.Fprintf(b, ".SH %s\n", title)
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		value, text := pflag.UnquoteUsage(f)
		name := `\fB` + roff("--"+f.Name) + `\fR`
		if f.Shorthand != "" {
			name = `\fB` + roff("-"+f.Shorthand) + `\fR, ` + name
		}
		if value != "" {
			name += ` \fI` + roff(value) + `\fR`
		}
		fmt.Fprintf(b, ".TP\n%s\n%s\n", name, roff(text))
	})
}

// manSeeAlso names the pages above and below.
func manSeeAlso(b *strings.Builder, c *cobra.Command) {
	var pages []string
	if c.HasParent() {
		pages = append(pages, manRef(c.Parent()))
	}
	for _, s := range available(c) {
		pages = append(pages, manRef(s))
	}
	if len(pages) > 0 {
		fmt.Fprintf(b, ".SH SEE ALSO\n%s\n", strings.Join(pages, ",\n"))
	}
}

// manRef names a page, never hyphenated.
func manRef(c *cobra.Command) string { return `\%` + roff(manName(c)) + "(1)" }

// plain are the characters that man would turn into typographic ones (groff_char(7)).
var plain = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "`", `\(ga`, "^", `\(ha`, "~", `\(ti`, "\n\n", "\n.PP\n")

// roff escapes what man would take for commands, and makes paragraphs of what empty lines part.
func roff(s string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, ".") {
			lines[i] = "\x00" + l
		}
	}
	return strings.ReplaceAll(plain.Replace(strings.Join(lines, "\n")), "\x00", `\&`)
}
