"""Captured requests: URLs, forms, curl commands, HTTP messages and HAR files become documents."""

from vpn_preflight.lint.capture.documents import CaptureDocument, captures, kind_of

__all__ = ["CaptureDocument", "captures", "kind_of"]
