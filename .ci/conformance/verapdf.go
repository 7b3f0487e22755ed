package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
)

// verapdfReport is what is read of veraPDF's JSON.
type verapdfReport struct {
	Report struct {
		Jobs []struct {
			ItemDetails struct {
				Name string `json:"name"`
			} `json:"itemDetails"`
			ValidationResult json.RawMessage `json:"validationResult"`
		} `json:"jobs"`
	} `json:"report"`
}

type verapdfResult struct {
	Compliant bool `json:"compliant"`
	Details   struct {
		RuleSummaries []struct {
			Clause      string `json:"clause"`
			TestNumber  int    `json:"testNumber"`
			Description string `json:"description"`
		} `json:"ruleSummaries"`
	} `json:"details"`
}

// verapdfFlavour judges all files in one JVM.
func (t tools) verapdfFlavour(flavour string) func([]file) ([]finding, error) {
	return byPath(func(paths []string) ([]finding, error) {
		args := append([]string{"-jar", t.verapdf, "--format", "json", "--maxfailuresdisplayed", "1", "-f", flavour}, paths...)
		out, err := java(args...).Output()
		var r verapdfReport
		if jsonErr := json.Unmarshal(out, &r); jsonErr != nil {
			return nil, fmt.Errorf("run veraPDF: %v, %v", err, jsonErr)
		}
		byName := map[string]string{}
		for _, p := range paths {
			byName[filepath.Base(p)] = p
		}
		var found []finding
		for _, j := range r.Report.Jobs {
			found = append(found, finding{byName[filepath.Base(j.ItemDetails.Name)], complaint(j.ValidationResult)})
		}
		return found, nil
	})
}

// complaint reads one result, which veraPDF writes as an object or as a list of one.
func complaint(raw json.RawMessage) string {
	var results []verapdfResult
	if !bytes.HasPrefix(bytes.TrimSpace(raw), []byte("[")) {
		raw = append(append([]byte("["), raw...), ']')
	}
	if err := json.Unmarshal(raw, &results); err != nil || len(results) == 0 {
		return "no result"
	}
	for _, r := range results {
		if r.Compliant {
			continue
		}
		for _, s := range r.Details.RuleSummaries {
			return fmt.Sprintf("%s-%d %s", s.Clause, s.TestNumber, s.Description)
		}
		return "not compliant"
	}
	return ""
}
