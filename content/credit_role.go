package content

// LabelRole returns the role that a label of content.md §2 stands for, with ranks as newspapers put before it (见习记者),
// and what Credit.Label keeps of the word: nothing if the role says as much. ok is false for words that name no
// people.
func LabelRole(word string) (role Role, label string, ok bool) {
	const anybody = "甲乙"
	line := ParseCreditLine(word+"："+anybody, AtByline)
	if line.Kind != CreditMatter || len(line.Credits) != 1 {
		return "", "", false
	}
	c := line.Credits[0]
	return c.Role, c.Label, c.Name == anybody && c.Org == ""
}
