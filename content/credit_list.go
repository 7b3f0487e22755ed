package content

// AddCredit appends c unless the list has its role and name already; an empty Org matches any and takes the one
// that is known (content.md §1).
func AddCredit(list []Credit, c Credit) []Credit {
	for i := range list {
		have := &list[i]
		if have.Role != c.Role || have.Name != c.Name || have.Org != "" && c.Org != "" && have.Org != c.Org {
			continue
		}
		if have.Org == "" {
			have.Org = c.Org
		}
		if have.StaffID == "" {
			have.StaffID = c.StaffID
		}
		return list
	}
	return append(list, c)
}
