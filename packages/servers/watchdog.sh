#!/bin/sh
# Stops one server when its supervisor is gone, however it went (kill -9 included).
# Standard input is a pipe only the supervisor holds open: end of input means it died; a line means "released, nothing to do".
# Usage: watchdog.sh SERVER_PID GRACE_SECONDS
server=$1
quarters=$(($2 * 4))
read -r _ && exit 0
kill -TERM "$server" 2>/dev/null || exit 0
while kill -0 "$server" 2>/dev/null; do
  if [ "$quarters" -le 0 ]; then
    kill -KILL "-$server" 2>/dev/null
    exit 0
  fi
  quarters=$((quarters - 1))
  sleep 0.25
done
