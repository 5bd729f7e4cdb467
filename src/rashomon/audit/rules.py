"""All rules, by id, in the order of product.md section 6. A new family is one file and one line here."""

from rashomon.audit.rule import Rule

_FAMILIES: tuple[tuple[Rule, ...], ...] = ()

RULES: dict[str, Rule] = {rule.id: rule for family in _FAMILIES for rule in family}
