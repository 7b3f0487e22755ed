// Package icc holds the colour profiles that kanben embeds in PDF files.
//
// Most callers want SRGB and FOGRA39L. The profiles are free (LICENCES.txt).
package icc

import _ "embed" // the profiles

// SRGB is IEC 61966-2-1 as an ICC profile of version 2.
//
//go:embed sRGB.icc
var SRGB []byte

// FOGRA39L is offset printing on coated paper (ISO 12647-2:2004/Amd 1), a CMYK output profile.
//
//go:embed FOGRA39L_coated.icc
var FOGRA39L []byte
