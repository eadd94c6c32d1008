# Written by `make generate` from openapi/: change it there, not here.
