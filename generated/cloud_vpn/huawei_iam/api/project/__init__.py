# Written by `make generate` from openapi/: change it there, not here.
"""Contains endpoint functions for accessing the API"""
