"""What a change would do to the present state: pure functions over a payload and an answer."""

from vpn_preflight.plan.entries import Entry, Plan, Refusal
from vpn_preflight.plan.outcome import Outcome
from vpn_preflight.plan.planning import plan_for_missing, plan_of, read_arguments

__all__ = ["Entry", "Outcome", "Plan", "Refusal", "plan_for_missing", "plan_of", "read_arguments"]
