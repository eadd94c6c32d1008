"""The language server: findings, quick fixes, completion and hover for an open file."""
