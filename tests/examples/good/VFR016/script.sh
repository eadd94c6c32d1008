#!/usr/bin/env bash
set -euo pipefail
command -v curl >/dev/null || exit 1
curl -fsS -F file=@report.txt https://files.example.com/
if ! code=$(timeout 60 curl --retry 3 --retry-delay 5 --proxy-user "$PROXY_USER" -o answer.json -w '%{http_code}' -X PUT \
  "https://vpn.ap-southeast-1.myhuaweicloud.com/v5/0605768a1c80d5762fd6c014ee1a4b6c/p2c-vpn-gateways/vpn-servers/0e325fb6-83b9-4004-a343-8b6fc714a5d9/groups/7625fd92-2e20-4e4d-8c56-66f110fbfaa8" \
  -H "X-Auth-Token: $TOKEN" -H 'Content-Type: application/json' -d $'{"user_group": {"name": "night\x2dcrew"}}'); then
  exit 1
fi
