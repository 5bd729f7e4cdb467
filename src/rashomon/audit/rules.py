"""All rules, by id, in the order of product.md section 6. A new family is one file and one line here."""

from rashomon.audit.counts import COUNTS
from rashomon.audit.damage import DAMAGE
from rashomon.audit.dates import DATES
from rashomon.audit.figures import FIGURES
from rashomon.audit.grounding import GROUNDING
from rashomon.audit.identity import IDENTITY
from rashomon.audit.language import LANGUAGE
from rashomon.audit.links import LINKS
from rashomon.audit.quotes import QUOTES
from rashomon.audit.rule import Rule
from rashomon.audit.split import SPLIT
from rashomon.audit.superlatives import SUPERLATIVES

_FAMILIES: tuple[tuple[Rule, ...], ...] = (
    COUNTS,
    IDENTITY,
    QUOTES,
    FIGURES,
    SPLIT,
    GROUNDING,
    SUPERLATIVES,
    LINKS,
    DATES,
    LANGUAGE,
    DAMAGE,
)

RULES: dict[str, Rule] = {rule.id: rule for family in _FAMILIES for rule in family}
