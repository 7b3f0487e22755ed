package content

import "bytes"

// foreign are files that people have and kanben does not read, by how they begin.
var foreign = [...]struct{ begins, name, hint string }{
	{"%PDF-", "a PDF", "a PDF does not say what its authors meant: give the text, Word file or page that it was made from"},
	{`{\rtf`, "RTF", "save it as .docx or as plain text"},
	{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a Word file (.doc) or table of before 2007", "save it as .docx or as plain text"},
	{"\x89PNG", "a picture", "give the article that shows it"},
	{"\xFF\xD8\xFF", "a picture", "give the article that shows it"},
	{"\x1F\x8B", "compressed", "unpack it first"},
}

// foreignProblem names the kind of a file that no reader takes. ok is false for any other.
func foreignProblem(head []byte, at Pos) (p Problem, ok bool) {
	for _, f := range foreign {
		if bytes.HasPrefix(head, []byte(f.begins)) {
			return Problem{Severity: Error, Code: "E-FORMAT", Pos: at, Msg: "the input is " + f.name + ", which is not read", Hint: f.hint}, true
		}
	}
	return p, false
}
