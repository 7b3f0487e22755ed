package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// licenceWords know a licence by words that only its text has, blanks evened out.
var licenceWords = []struct{ id, words string }{
	{"Apache-2.0", "Apache License Version 2.0, January 2004"},
	{"Apache-2.0", "Licensed under the Apache License, Version 2.0"},
	{"MIT", "Permission is hereby granted, free of charge, to any person obtaining a copy"},
	{"Unlicense", "This is free and unencumbered software released into the public domain"},
	{"MPL-2.0", "Mozilla Public License Version 2.0"},
	{"ISC", "Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee"},
	{"OFL-1.1", "SIL OPEN FONT LICENSE Version 1.1"},
}

// offered is what a module leaves to us to choose from: its file has the words of all.
var offered = map[string]string{"github.com/go-text/typesetting": "Unlicense OR BSD-3-Clause"}

var licenceFile = regexp.MustCompile(`(?i)^(licen[cs]e|copying|unlicense)(\.(txt|md|golang))?$`)

// licence reads the licence files of the module in the folder and returns an SPDX expression. One that it does not know is
// an error: a release carries nothing whose terms nobody has read.
func licence(module, dir string) (string, error) {
	if choice := offered[module]; choice != "" {
		return choice, nil
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return "", err
	}
	var ids []string
	for _, e := range entries {
		if e.IsDir() || !licenceFile.MatchString(e.Name()) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return "", err
		}
		found := licencesIn(string(text))
		if len(found) == 0 {
			return "", fmt.Errorf("%s: no licence that we know", filepath.Join(dir, e.Name()))
		}
		ids = append(ids, found...)
	}
	if len(ids) == 0 {
		return "", fmt.Errorf("%s: no licence file", dir)
	}
	slices.Sort(ids)
	return strings.Join(slices.Compact(ids), " AND "), nil
}

// licencesIn returns the licences whose words are in the text. The BSD licences share their words but for a clause.
func licencesIn(text string) []string {
	text = strings.Join(strings.Fields(text), " ")
	var ids []string
	for _, l := range licenceWords {
		if strings.Contains(text, l.words) {
			ids = append(ids, l.id)
		}
	}
	if strings.Contains(text, "Redistribution and use in source and binary forms") {
		if regexp.MustCompile(`Neither the names? `).MatchString(text) {
			ids = append(ids, "BSD-3-Clause")
		} else {
			ids = append(ids, "BSD-2-Clause")
		}
	}
	return ids
}
