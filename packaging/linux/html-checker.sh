#!/bin/sh
# The Nu HTML checker for the tests of the pages, into a folder of the environment: once, and only where there are Java
# and npm. Without it those tests are left out; nothing here ends in a failure.
#   html-checker.sh .venv
set -eu

version=26.9.27
sha256=5970d3ffca91a627cf0965e5d91bb2e4242307c29292998de0b419d6a901b2b7
jar="$1/share/vnu.jar"

[ ! -f "$jar" ] || exit 0
command -v java >/dev/null 2>&1 && command -v npm >/dev/null 2>&1 || exit 0

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
echo "Fetching the Nu HTML checker $version"
(cd "$folder" && timeout 120 npm pack --silent --fetch-retries=1 "vnu-jar@$version" >/dev/null 2>&1) || exit 0
archive="$folder/vnu-jar-$version.tgz"
echo "$sha256  $archive" | sha256sum --check --quiet || { echo "It is not what it should be; left out." >&2; exit 0; }
tar -xzf "$archive" -C "$folder" package/build/dist/vnu.jar
mkdir -p "$1/share"
mv "$folder/package/build/dist/vnu.jar" "$jar"
