package check

import (
	"strings"
	"time"
)

// metadata judges what the package says of the book (EPUB 3.3 §5.5; house rules: epub.md §4).
func (b *book) metadata() {
	m := b.opf.find("metadata")
	if m == nil {
		b.at(b.opf, "E-EPUB-META", b.opfPath, "there is no metadata")
		return
	}
	for _, n := range m.kids {
		switch {
		case n.space == dcSpace:
			b.metas = append(b.metas, meta{name: "dc:" + n.tag, value: strings.TrimSpace(n.words(nil)), id: n.attr("id"), line: n.line, col: n.col})
		case n.tag == "meta" && n.has("property"):
			b.metas = append(b.metas, meta{name: n.attr("property"), value: strings.TrimSpace(n.words(nil)), id: n.attr("id"),
				refines: strings.TrimPrefix(n.attr("refines"), "#"), scheme: n.attr("scheme"), line: n.line, col: n.col})
		}
	}
	for _, x := range b.metas {
		if x.value == "" {
			b.report("E-EPUB-META", b.opfPath, x.line, x.col, "%s is empty", x.name)
		}
	}
	for _, name := range []string{"dc:title", "dc:language", "dc:identifier"} {
		if len(b.all(name, "")) == 0 {
			b.at(m, "E-EPUB-META", b.opfPath, "%s is missing", name)
		}
	}
	b.modified(m)
	b.titlesAndPeople()
}

// all returns the metadata of a name that refine the id; "" = the package itself or, for dc:, any.
func (b *book) all(name, refines string) []meta {
	var ms []meta
	for _, m := range b.metas {
		if m.name == name && m.refines == refines {
			ms = append(ms, m)
		}
	}
	return ms
}

func (b *book) modified(m *node) {
	dates := b.all("dcterms:modified", "")
	if len(dates) != 1 {
		b.at(m, "E-EPUB-META", b.opfPath, "dcterms:modified is there %d times, not once", len(dates))
		return
	}
	if t, err := time.Parse("2006-01-02T15:04:05Z", dates[0].value); err != nil || t.Year() < 1980 {
		b.report("E-EPUB-META", b.opfPath, dates[0].line, dates[0].col, "dcterms:modified %s is not of the form CCYY-MM-DDThh:mm:ssZ", dates[0].value)
	}
}

func (b *book) titlesAndPeople() {
	mains := 0
	for _, t := range b.all("dc:title", "") {
		kinds := b.all("title-type", t.id)
		if t.id == "" || len(kinds) != 1 || len(b.all("file-as", t.id)) != 1 {
			b.report("W-EPUB-TITLE", b.opfPath, t.line, t.col, "title %s lacks title-type or file-as", t.value)
			continue
		}
		if kinds[0].value == "main" {
			mains++
		}
	}
	if mains != 1 {
		b.report("W-EPUB-TITLE", b.opfPath, 0, 0, "%d titles are the main title, not one", mains)
	}
	for _, name := range []string{"dc:creator", "dc:contributor"} {
		for _, p := range b.all(name, "") {
			roles := 0
			for _, r := range b.all("role", p.id) {
				if p.id == "" {
					break
				}
				if r.scheme == "marc:relators" {
					roles++
					if !isRelator(r.value) {
						b.report("E-EPUB-ROLE", b.opfPath, r.line, r.col, "%s is no MARC relator", r.value)
					}
				}
			}
			if roles == 0 || len(b.all("file-as", p.id)) != 1 {
				b.report("W-EPUB-PERSON", b.opfPath, p.line, p.col, "%s lacks a relator or file-as", p.value)
			}
			if strings.ContainsAny(p.value, "、,，;；/") {
				b.report("W-EPUB-PERSON", b.opfPath, p.line, p.col, "%s may be more than one person", p.value)
			}
		}
	}
}

// relators are the codes of the MARC list, each followed by a space.
const relators = "abr acp act adi adp aft anc anl anm ann ant ape apl app aqt arc ard arr art asg asn ato att auc aud aue aui aup aus aut bdd bjd bka bkd bkp blw bnd bpd brd brl bsl cad cas ccp chr clb cli cll clr clt cmm cmp cmt cnd cng cns coe col com con cop cor cos cot cou cov cpc cpe cph cpl cpt cre crp crr crt csl csp cst ctb cte ctg ctr cts ctt cur cwt dbd dbp dfd dfe dft dgc dgg dgs dis djo dln dnc dnr dpc dpt drm drt dsr dst dtc dte dtm dto dub edc edd edm edt egr elg elt eng enj etr evp exp fac fds fld flm fmd fmk fmo fmp fnd fon fpy frg gdv gis grt his hnr hst ill ilu ins inv isb itr ivr jud jug lbr lbt ldr led lee lel len let lgd lie lil lit lsa lse lso ltg ltr lyr mcp mdc med mfp mfr mka mod mon mrb mrk msd mte mtk mup mus mxe nan nrt onp opn org orm orr osp oth own pad pan pat pbd pbl pdr pfr pht plt pma pmn pnc pop ppm ppt pra prc prd pre prf prg prm prn pro prp prs prt prv pta pte ptf pth ptt pup rap rbr rcd rce rcp rdd red ren res rev rpc rps rpt rpy rse rsg rsp rsr rst rth rtm rxa sad sce scl scr sde sds sec sfx sgd sgn sht sll sng spk spn spy srv std stg stl stm stn str swd tad tau tcd tch ths tld tlg tlh tlp trc trl tyd tyg uvp vac vdg vfx wac wal wam wat waw wdc wde win wit wpr wst wts "

func isRelator(code string) bool { return len(code) == 3 && strings.Contains(relators, code+" ") }
