"""The rules, one module per family: each turns what it sees into remarks."""
