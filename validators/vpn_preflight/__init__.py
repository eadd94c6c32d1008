"""Check a payload for a cloud VPN call before it is sent."""
