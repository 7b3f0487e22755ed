#!/usr/bin/env bash
# Rebuilds every face that is shipped, byte for byte, from packages of npm and Debian, into the folders of this one.
# Needs: bash, node's npm, python3 with venv, apt-get (for one .deb), sha256sum.  usage: ./build.sh [OUTDIR]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd); out=$(realpath -m "${1:-$here}"); work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"; "$work/venv/bin/pip" install -q -r "$here/requirements.txt"
cd "$work"
npm pack --silent @expo-google-fonts/noto-serif-sc@0.4.3 @expo-google-fonts/noto-sans-sc@0.4.3 @expo-google-fonts/noto-emoji@0.4.7 @fontsource-variable/source-serif-4@5.3.1 @expo-google-fonts/source-sans-3@0.4.1 >/dev/null 2>&1
apt-get -q download fonts-lxgw-wenkai=1.250+repack-1 unicode-data=15.0.0-1 >/dev/null 2>&1
sha256sum -c "$here/sources.sha256"
for t in *.tgz; do mkdir "${t%.tgz}"; tar xzf "$t" -C "${t%.tgz}" --strip-components=1; done
for d in *.deb; do dpkg-deb -x "$d" deb; done
mkdir "$work/made"; "$work/venv/bin/python" "$here/reduce.py" "$work" "$work/made"
while read -r _ path; do install -D -m 644 "$work/made/${path#*/}" "$out/$path"; done <"$here/fonts.sha256"
(cd "$out" && sha256sum --quiet -c "$here/fonts.sha256")
