"""Does this text support this sentence? Deterministic checks, and evidence by words and meaning."""

from rashomon.verify.grounding.gate import Grounding, GroundingGate

__all__ = ["Grounding", "GroundingGate"]
