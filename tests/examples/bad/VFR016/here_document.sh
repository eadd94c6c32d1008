curl -X PUT https://vpn.ap-southeast-1.myhuaweicloud.com/v5/0605768a1c80d5762fd6c014ee1a4b6c/p2c-vpn-gateways/vpn-servers/0e325fb6-83b9-4004-a343-8b6fc714a5d9/groups/7625fd92-2e20-4e4d-8c56-66f110fbfaa8 -H "X-Auth-Token: $TOKEN" -H 'Content-Type: application/json' -d "$(cat <<'JSON'
{"user_group": {"name": ""}}
JSON
)"
