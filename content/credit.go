package content

// Role is what a credited person or organisation did (content.md §2). The list is closed; Other needs a Label.
type Role string

// The roles of content.md §2.
const (
	Author            Role = "author"
	Reporter          Role = "reporter"
	Correspondent     Role = "correspondent"
	Translator        Role = "translator"
	Compiler          Role = "compiler"
	Photographer      Role = "photographer"
	PhotoSupplier     Role = "photo-supplier"
	Illustrator       Role = "illustrator"
	Designer          Role = "designer"
	ResponsibleEditor Role = "responsible-editor"
	Editor            Role = "editor"
	Reviewer          Role = "reviewer"
	Proofreader       Role = "proofreader"
	ChiefEditor       Role = "chief-editor"
	Supervisor        Role = "supervisor"
	Coordinator       Role = "coordinator"
	Contributor       Role = "contributor"
	OtherRole         Role = "other"
)

// Credit is one person or organisation in one role, as the source names them. A joined string is never one Credit.
type Credit struct {
	Role       Role
	Label      string // the source's word (见习记者, 三审), only where it is not the role's first label
	Name       string
	SortAs     string // sort key, where given
	AltName    string // the name in another script
	AltLang    string // its language tag
	Org        string // outlet written before 记者 or 作者
	StaffID    string
	Raw        string
	Group      int // credits that stood together share a number
	Pos        Pos
	Confidence uint8 // 100 structured, 90 labelled, 75 by place; below 70 is W-CREDIT
}

// MARC is how a role appears in an EPUB package document: as dc:creator or dc:contributor, with its relator
// codes, the most important first (Library of Congress MARC relators). Label says that the code alone loses
// the difference, so that the role's label follows as a further role without scheme.
type MARC struct {
	Creator bool
	Codes   []string
	Label   bool
}

// MARC returns the relators of the role; the zero role and unknown ones count as OtherRole.
func (r Role) MARC() MARC {
	switch r {
	case Author:
		return MARC{Creator: true, Codes: []string{"aut"}}
	case Reporter:
		return MARC{Creator: true, Codes: []string{"aut", "rpt"}}
	case Correspondent:
		return MARC{Codes: []string{"rpt"}}
	case Translator:
		return MARC{Codes: []string{"trl"}}
	case Compiler:
		return MARC{Codes: []string{"com"}}
	case Photographer:
		return MARC{Codes: []string{"pht"}}
	case PhotoSupplier:
		return MARC{Codes: []string{"prv"}}
	case Illustrator:
		return MARC{Codes: []string{"ill"}}
	case Designer:
		return MARC{Codes: []string{"dsr"}}
	case ResponsibleEditor:
		return MARC{Codes: []string{"edt"}, Label: true}
	case Editor:
		return MARC{Codes: []string{"edt"}}
	case Reviewer:
		return MARC{Codes: []string{"edt"}, Label: true}
	case Proofreader:
		return MARC{Codes: []string{"pfr"}}
	case ChiefEditor:
		return MARC{Codes: []string{"pbd"}}
	case Supervisor:
		return MARC{Codes: []string{"pdr"}, Label: true}
	case Coordinator:
		return MARC{Codes: []string{"ctb"}, Label: true}
	case Contributor:
		return MARC{Codes: []string{"ctb"}, Label: true}
	}
	return MARC{Codes: []string{"oth"}, Label: true}
}

// Byline reports whether the role is printed in the byline under the title (content.md §2, last column).
func (r Role) Byline() bool {
	switch r {
	case Author, Reporter, Correspondent, Translator, Compiler:
		return true
	}
	return false
}

// Label returns the first label of the role in the language: Chinese words for zh (traditional for zh-Hant), else English.
func (r Role) Label(lang string) string {
	i := 0
	switch {
	case isHant(lang):
		i = 1
	case len(lang) < 2 || lang[:2] != "zh":
		i = 2
	}
	switch r {
	case Author:
		return [3]string{"作者", "作者", "By"}[i]
	case Reporter:
		return [3]string{"记者", "記者", "Reporter"}[i]
	case Correspondent:
		return [3]string{"通讯员", "通訊員", "Correspondent"}[i]
	case Translator:
		return [3]string{"翻译", "翻譯", "Translated by"}[i]
	case Compiler:
		return [3]string{"整理", "整理", "Compiled by"}[i]
	case Photographer:
		return [3]string{"摄影", "攝影", "Photos by"}[i]
	case PhotoSupplier:
		return [3]string{"供图", "供圖", "Photos courtesy of"}[i]
	case Illustrator:
		return [3]string{"插画", "插畫", "Illustration"}[i]
	case Designer:
		return [3]string{"设计", "設計", "Design"}[i]
	case ResponsibleEditor:
		return [3]string{"责任编辑", "責任編輯", "Responsible editor"}[i]
	case Editor:
		return [3]string{"编辑", "編輯", "Edited by"}[i]
	case Reviewer:
		return [3]string{"审核", "審核", "Reviewed by"}[i]
	case Proofreader:
		return [3]string{"校对", "校對", "Proofread by"}[i]
	case ChiefEditor:
		return [3]string{"主编", "主編", "Chief editor"}[i]
	case Supervisor:
		return [3]string{"监制", "監製", "Supervisor"}[i]
	case Coordinator:
		return [3]string{"统筹", "統籌", "Coordination"}[i]
	case Contributor:
		return [3]string{"供稿", "供稿", "Contributor"}[i]
	}
	return ""
}

// LabelIn returns the word to print for the credit: the source's own where it differs, else the role's label.
func (c Credit) LabelIn(lang string) string {
	if c.Label != "" {
		return c.Label
	}
	return c.Role.Label(lang)
}

func isHant(lang string) bool {
	for _, t := range []string{"zh-Hant", "zh-TW", "zh-HK", "zh-MO"} {
		if len(lang) >= len(t) && lang[:len(t)] == t {
			return true
		}
	}
	return false
}
