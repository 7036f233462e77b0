# shellcheck shell=bash
# What the scripts of this folder share. Source it: it goes to the root of the tree and defines functions.
# Nothing here asks a question.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '%s\n' "$*" >&2; }

packages_for() { # PURPOSE…
  local purpose release
  release="$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)"
  for purpose in "$@"; do
    awk -v purpose="$purpose" -v release="$release" \
      '$1 == purpose && ($3 == "" || $3 == release) { print $2 }' packaging/packages.txt
  done | sort -u
}

missing_packages() { # PURPOSE…
  local package
  for package in $(packages_for "$@"); do
    if [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" != installed ] && ! is_provided "$package"; then
      printf '%s\n' "$package"
    fi
  done
}

# Another package that is installed stands in for it, as some packages of Node.js do for npm.
is_provided() { # PACKAGE
  dpkg-query -W -f='${db:Status-Status} ${Provides}\n' | awk -v package="$1" \
    '$1 == "installed" { gsub(/,/, " "); for (i = 2; i <= NF; ++i) if ($i == package) found = 1 } END { exit !found }'
}

# Installs what PURPOSE… needs; does nothing, and needs no rights, when all is there.
ensure_packages() { # PURPOSE…
  local missing
  mapfile -t missing < <(missing_packages "$@")
  if [ "${#missing[@]}" -eq 0 ]; then return; fi
  local as_root=(env DEBIAN_FRONTEND=noninteractive)
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      say "Packages are missing, and neither root nor sudo is at hand. As root, run:"
      say "  apt-get install --no-install-recommends ${missing[*]}"
      return 1
    fi
    as_root=(sudo env DEBIAN_FRONTEND=noninteractive)
  fi
  say "Installing ${#missing[@]} packages: ${missing[*]}"
  "${as_root[@]}" apt-get update -q >&2 || return
  "${as_root[@]}" apt-get install -q -y --no-install-recommends "${missing[@]}" >&2
}

# Configures and builds a preset of CMakePresets.json; its programs are in build/PRESET/bin.
build_preset() { # PRESET
  local purposes=(build run)
  case "$1" in
    tidy | fuzz) purposes+=(check clang) ;;
    release | package) ;;
    bench) purposes+=(check bench) ;;
    *) purposes+=(check) ;;
  esac
  # Each step says `return`: set -e does not hold inside a function whose status is asked for.
  ensure_packages "${purposes[@]}" || return
  cmake --preset "$1" >&2 || return
  cmake --build --preset "$1" --parallel "$(nproc)" >&2
}
