# shellcheck shell=bash
# A whole house in one folder, for the demo: keys, settings, a gateway and a courier. Source it after lib.sh.
#   keys/  kiosk.toml gateway.toml desk.toml  state/ (all that the programs write)  camera/ (what the camera sees)

house_programs=() # processes to end with the house

# Writes VALUE for KEY of [SECTION], also where the line is commented out. A key that is not there is an error.
set_key() { # FILE SECTION KEY VALUE
  awk -v section="[$2]" -v key="$3" -v value="$4" '
    /^\[/ { here = ($0 == section) }
    here && $0 ~ "^(# )?" key " *=" { print key " = " value; found = 1; next }
    { print }
    END { exit !found }' "$1" >"$1.new" || { say "$1 has no key $2.$3"; return 1; }
  mv "$1.new" "$1"
}

kiosk_settings() { # FOLDER GATEWAY-PORT SOCKET
  local folder="$1" file="$1/kiosk.toml" keys="$1/keys/kiosk-0001"
  cp config/kiosk.toml "$file"
  set_key "$file" outbox file "\"$folder/state/outbox.db\""
  set_key "$file" seal city_public_key "\"$keys/city.pub\""
  set_key "$file" seal signing_key "\"$keys/signing.key\""
  set_key "$file" seal gateway_ack_keys "[\"$keys/ack.pub\"]"
  set_key "$file" uplink gateway "\"https://localhost:$2\""
  set_key "$file" uplink authority "\"$keys/authority.pem\""
  set_key "$file" uplink certificate "\"$keys/kiosk.pem\""
  set_key "$file" uplink certificate_key "\"$keys/kiosk-key.pem\""
  set_key "$file" uplink socket "\"$3\""
  set_key "$file" printer link "\"file:$folder/state/printer\""
  set_key "$file" camera source "\"folder:$folder/camera\""
}

gateway_settings() { # FOLDER
  local folder="$1" file="$1/gateway.toml" keys="$1/keys/gateway"
  cp config/gateway.toml "$file"
  set_key "$file" listen port 0
  set_key "$file" listen certificate "\"$keys/gateway.pem\""
  set_key "$file" listen certificate_key "\"$keys/gateway-key.pem\""
  set_key "$file" listen client_authority "\"$keys/kiosks.pem\""
  set_key "$file" store file "\"$folder/state/gateway.db\""
  set_key "$file" keys ack_key "\"$keys/ack.key\""
  set_key "$file" keys kiosks "\"$keys/kiosks\""
  cp "$file" "$folder/desk.toml" # the clerk's machine: the only one with the city's secret key
  set_key "$folder/desk.toml" desk city_secret_key "\"$folder/keys/city/city.key\""
}

# Waits until COMMAND holds, SECONDS at most.
within() { # SECONDS COMMAND…
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    if [ "$SECONDS" -ge "$end" ]; then return 1; fi
    sleep 0.05
  done
}

listening_port() { sed -n 's/.*gateway\.listening tls .*:\([0-9]*\)$/\1/p' "$1" | tail -n 1; } # LOG
has_port() { [ -n "$(listening_port "$1")" ]; }

# Keys, settings, gateway and courier, all running when it returns. The socket's path has to be short, so it lies in
# a folder of its own.
open_house() { # FOLDER PROGRAMS
  local folder="$1" programs="$2" port
  mkdir -p "$folder/state/printer" "$folder/camera"
  house_sockets="$(mktemp -d)"
  "$programs/tramso" enrol authority --folder "$folder/keys" >/dev/null
  "$programs/tramso" enrol kiosk --folder "$folder/keys" --id kiosk-0001 >/dev/null
  gateway_settings "$folder"
  "$programs/tramso-gateway" --config "$folder/gateway.toml" 2>"$folder/state/gateway.log" &
  house_programs+=($!)
  within 20 has_port "$folder/state/gateway.log" || { cat "$folder/state/gateway.log" >&2; return 1; }
  port="$(listening_port "$folder/state/gateway.log")"
  kiosk_settings "$folder" "$port" "$house_sockets/uplink.sock"
  "$programs/tramso-uplink" --config "$folder/kiosk.toml" 2>"$folder/state/uplink.log" &
  house_programs+=($!)
  within 20 test -S "$house_sockets/uplink.sock" || { cat "$folder/state/uplink.log" >&2; return 1; }
}

close_house() {
  local program
  for program in "${house_programs[@]}"; do
    kill "$program" 2>/dev/null || true
    wait "$program" 2>/dev/null || true
  done
  house_programs=()
  if [ -n "${house_sockets:-}" ]; then rm -rf "$house_sockets"; fi
}
