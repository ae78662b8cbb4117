"""Publishing: plan, apply, verify, roll back."""
