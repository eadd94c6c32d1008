# Written by `make generate` from openapi/: change it there, not here.
"""Contains methods for accessing the API"""
