#!/usr/bin/env bash
# The draft of docs/ and the picture of its copy with remarks: udkast.fodt -> udkast.docx -> a
# window of LibreOffice -> billeder/udkast-kommenteret.png.
# Needs soffice, Xvfb, xdotool and ImageMagick (Debian: libreoffice-writer xvfb xdotool imagemagick).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null; rm -rf "$work"' EXIT
office=(soffice "-env:UserInstallation=file://$work/profil" --norestore --nologo --nofirststartwizard)

"${office[@]}" --headless --convert-to docx udkast.fodt >/dev/null
../.venv/bin/referat-lint annotate --isolated --ignore PER806 udkast.docx -o "$work/kommenteret.docx"

export DISPLAY=:97
Xvfb "$DISPLAY" -screen 0 1500x1500x24 >/dev/null 2>&1 &
sleep 1
"${office[@]}" --writer "$work/kommenteret.docx" >/dev/null 2>&1 &
until window=$(xdotool search --onlyvisible --name kommenteret); do sleep 1; done
for each in $window; do xdotool windowmove "$each" 0 0 windowsize "$each" 1500 1500; done
sleep 5
import -window root -crop 1016x1100+210+115 +repage -colors 64 "PNG8:billeder/udkast-kommenteret.png"
pkill -f "$work/profil"
