package main

import (
	"crypto/sha256"
	"debug/buildinfo"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"runtime/debug"
	"strings"
	"time"
)

// spdx is the part of an SPDX 2.3 document that we fill in.
type spdx struct {
	Version           string         `json:"spdxVersion"`
	DataLicense       string         `json:"dataLicense"`
	ID                string         `json:"SPDXID"`
	Name              string         `json:"name"`
	DocumentNamespace string         `json:"documentNamespace"`
	CreationInfo      creation       `json:"creationInfo"`
	Packages          []spdxPackage  `json:"packages"`
	Terms             []terms        `json:"hasExtractedLicensingInfos"`
	Relationships     []relationship `json:"relationships"`
}

type creation struct {
	Created  string   `json:"created"`
	Creators []string `json:"creators"`
}

type spdxPackage struct {
	ID               string      `json:"SPDXID"`
	Name             string      `json:"name"`
	Version          string      `json:"versionInfo,omitempty"`
	Supplier         string      `json:"supplier"`
	DownloadLocation string      `json:"downloadLocation"`
	FilesAnalyzed    bool        `json:"filesAnalyzed"`
	LicenseConcluded string      `json:"licenseConcluded"`
	LicenseDeclared  string      `json:"licenseDeclared"`
	Copyright        string      `json:"copyrightText"`
	Comment          string      `json:"comment,omitempty"`
	Refs             []reference `json:"externalRefs,omitempty"`
}

// reference is a package URL, by which others look for known faults.
type reference struct {
	Category string `json:"referenceCategory"`
	Type     string `json:"referenceType"`
	Locator  string `json:"referenceLocator"`
}

// terms is the text of a licence that SPDX has no name for.
type terms struct {
	ID   string `json:"licenseId"`
	Name string `json:"name"`
	Text string `json:"extractedText"`
}

type relationship struct {
	From string `json:"spdxElementId"`
	Type string `json:"relationshipType"`
	To   string `json:"relatedSpdxElement"`
}

var notSPDX = regexp.MustCompile(`[^A-Za-z0-9.-]+`)

// bill lists the modules that the program itself says it is made of.
func (r *release) bill(name, program string) error {
	info, err := buildinfo.ReadFile(program)
	if err != nil {
		return err
	}
	data, err := os.ReadFile(program)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(data)
	d := spdx{Version: "SPDX-2.3", DataLicense: "CC0-1.0", ID: "SPDXRef-DOCUMENT", Name: name,
		DocumentNamespace: fmt.Sprintf("https://github.com/kanben/kanben/spdx/%s-%x", name, sum[:8]),
		CreationInfo:      creation{r.when.Format(time.RFC3339), []string{"Tool: kanben-release"}}}
	d.add("kanben", r.version, "MIT", "The kanben authors", "sha256 of the program: "+fmt.Sprintf("%x", sum), "")
	d.Relationships = append(d.Relationships, relationship{d.ID, "DESCRIBES", d.Packages[0].ID})
	d.add("go standard library", info.GoVersion, "BSD-3-Clause", "The Go Authors", "", "pkg:golang/std@"+strings.TrimPrefix(info.GoVersion, "go"))
	if err := r.modules(&d, info.Deps); err != nil {
		return err
	}
	if err := r.carried(&d); err != nil {
		return err
	}
	for _, p := range d.Packages[1:] {
		d.Relationships = append(d.Relationships, relationship{d.Packages[0].ID, "CONTAINS", p.ID})
	}
	out, err := json.MarshalIndent(d, "", " ")
	if err != nil {
		return err
	}
	return r.write(name+".spdx.json", append(out, '\n'))
}

// modules adds what is linked, each with the licence that its own files state.
func (r *release) modules(d *spdx, deps []*debug.Module) error {
	for _, m := range deps {
		if m.Replace != nil {
			m = m.Replace
		}
		dir, err := moduleDir(m)
		if err != nil {
			return err
		}
		terms, err := licence(m.Path, dir)
		if err != nil {
			return err
		}
		d.add(m.Path, m.Version, terms, owner(m.Path), "sum "+m.Sum, "pkg:golang/"+m.Path+"@"+m.Version)
	}
	return nil
}

// owner is who publishes a module: host and account of its path.
func owner(path string) string {
	parts := strings.SplitN(path, "/", 3)
	return strings.Join(parts[:min(2, len(parts))], "/")
}

func (d *spdx) add(name, version, licence, supplier, comment, purl string) {
	p := spdxPackage{ID: "SPDXRef-" + notSPDX.ReplaceAllString(strings.TrimSuffix(name+"-"+version, "-"), "-"), Name: name, Version: version, Supplier: "Organization: " + supplier,
		DownloadLocation: "NOASSERTION", LicenseConcluded: licence, LicenseDeclared: licence, Copyright: "NOASSERTION", Comment: comment}
	if purl != "" {
		p.Refs = []reference{{"PACKAGE-MANAGER", "purl", purl}}
	}
	d.Packages = append(d.Packages, p)
}
