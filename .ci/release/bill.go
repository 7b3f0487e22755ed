package main

import (
	"crypto/sha256"
	"debug/buildinfo"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
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
	Relationships     []relationship `json:"relationships"`
}

type creation struct {
	Created  string   `json:"created"`
	Creators []string `json:"creators"`
}

type spdxPackage struct {
	ID               string `json:"SPDXID"`
	Name             string `json:"name"`
	Version          string `json:"versionInfo"`
	DownloadLocation string `json:"downloadLocation"`
	LicenseConcluded string `json:"licenseConcluded"`
	Comment          string `json:"comment,omitempty"`
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
	d.add("kanben", r.version, "MIT", "sha256 of the program: "+fmt.Sprintf("%x", sum))
	d.Relationships = append(d.Relationships, relationship{d.ID, "DESCRIBES", d.Packages[0].ID})
	d.add("go standard library", info.GoVersion, "BSD-3-Clause", "")
	for _, m := range info.Deps {
		if m.Replace != nil {
			m = m.Replace
		}
		d.add(m.Path, m.Version, "NOASSERTION", "licence: docs/deps.md; sum "+m.Sum)
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

func (d *spdx) add(name, version, licence, comment string) {
	id := "SPDXRef-" + notSPDX.ReplaceAllString(name+"-"+version, "-")
	d.Packages = append(d.Packages, spdxPackage{id, name, version, "NOASSERTION", licence, comment})
}
