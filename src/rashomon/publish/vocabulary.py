"""What the values of our enumerations are called. The words stand here in English; catalogues translate them.

An id that no table knows (a measurand of a later version) is printed with its hyphens made spaces: readable, and visibly untranslated.
"""

from rashomon.model.brief import ReportState
from rashomon.model.entity import EntityKind
from rashomon.model.figure import Bound
from rashomon.model.lens import Axis
from rashomon.model.node import Relation
from rashomon.model.outlet import Control, OutletKind


def N_(message: str) -> str:  # noqa: N802 (gettext's name for "translate this later", which extractors look for)
    """Mark `message` for the catalogues and return it unchanged."""
    return message


AXES: dict[str, str] = {
    Axis.CONTROL: N_("Who controls the outlet"),
    Axis.KIND: N_("Kind of outlet"),
    Axis.REGION: N_("Region"),
    Axis.OWNERSHIP: N_("Country of the owner"),
    Axis.RELATION: N_("Relation to the event"),
    Axis.GENRE: N_("Genre"),
    Axis.FRAME: N_("Frame"),
}

CONTROLS: dict[str, str] = {
    Control.STATE_CONTROLLED: N_("State-controlled media"),
    Control.CAPTURED_PUBLIC: N_("Captured public media"),
    Control.CAPTURED_PRIVATE: N_("Captured private media"),
    Control.INDEPENDENT_STATE_FUNDED_AND_MANAGED: N_("Independent, state-funded and state-managed"),
    Control.INDEPENDENT_STATE_FUNDED: N_("Independent, state-funded"),
    Control.INDEPENDENT_STATE_MANAGED: N_("Independent, state-managed"),
    Control.INDEPENDENT_PUBLIC: N_("Independent public media"),
    Control.INDEPENDENT_PRIVATE: N_("Independent private media"),
}

OUTLET_KINDS: dict[str, str] = {
    OutletKind.WIRE: N_("News agency"),
    OutletKind.NEWSPAPER: N_("Newspaper"),
    OutletKind.BROADCASTER: N_("Broadcaster"),
    OutletKind.MAGAZINE: N_("Magazine"),
    OutletKind.THINK_TANK: N_("Think tank"),
    OutletKind.NGO: N_("Non-governmental organisation"),
    OutletKind.OFFICIAL: N_("Official body"),
    OutletKind.AGGREGATOR: N_("Aggregator"),
}

LENS_RELATIONS: dict[str, str] = {
    "party": N_("Party to the event"),
    "ally": N_("Allied with a party"),
    "neighbour": N_("Neighbour of a party"),
    "distant": N_("Neither party, ally nor neighbour"),
}

GENRES: dict[str, str] = {
    "report": N_("News report"),
    "analysis": N_("Analysis"),
    "opinion": N_("Opinion"),
    "official-statement": N_("Official statement"),
}

ENTITY_KINDS: dict[str, str] = {
    EntityKind.COUNTRY: N_("Country"),
    EntityKind.CITY: N_("City"),
    EntityKind.PLACE: N_("Place"),
    EntityKind.GOVERNMENT: N_("Institution of a state"),
    EntityKind.PERSON: N_("Person"),
    EntityKind.ORGANISATION: N_("Organisation"),
    EntityKind.AGENCY: N_("Agency"),
    EntityKind.BLOC: N_("Bloc"),
    EntityKind.ARMED_GROUP: N_("Armed group"),
    EntityKind.COMPANY: N_("Company"),
    EntityKind.CONFLICT: N_("Conflict"),
    EntityKind.NAME: N_("Name"),
}

ENTITY_GROUPS: dict[str, str] = {
    EntityKind.COUNTRY: N_("Countries"),
    EntityKind.CITY: N_("Cities"),
    EntityKind.PLACE: N_("Places"),
    EntityKind.GOVERNMENT: N_("Institutions of states"),
    EntityKind.PERSON: N_("People"),
    EntityKind.ORGANISATION: N_("Organisations"),
    EntityKind.AGENCY: N_("Agencies"),
    EntityKind.BLOC: N_("Blocs"),
    EntityKind.ARMED_GROUP: N_("Armed groups"),
    EntityKind.COMPANY: N_("Companies"),
    EntityKind.CONFLICT: N_("Conflicts"),
    EntityKind.NAME: N_("Recurring names"),
}

RELATIONS: dict[str, str] = {
    Relation.PART_OF: N_("Part of"),
    Relation.FOLLOWS: N_("Follows"),
    Relation.RESPONDS_TO: N_("Responds to"),
    Relation.UPDATES: N_("Updates"),
    Relation.CONTRADICTS: N_("Contradicts"),
    Relation.RELATED: N_("Related"),
}

# The same, seen from the other event.
INVERSE_RELATIONS: dict[str, str] = {
    Relation.PART_OF: N_("Has part"),
    Relation.FOLLOWS: N_("Followed by"),
    Relation.RESPONDS_TO: N_("Answered by"),
    Relation.UPDATES: N_("Updated by"),
    Relation.CONTRADICTS: N_("Contradicted by"),
}

REPORT_STATES: dict[str, str] = {
    ReportState.REPORTED: N_("reported"),
    ReportState.CONTRADICTED: N_("contradicted"),
    ReportState.ABSENT: N_("not in the text we read"),
    ReportState.UNREAD: N_("not read"),
}

BOUNDS: dict[str, str] = {
    Bound.EXACT: N_("exactly"),
    Bound.AT_LEAST: N_("at least"),
    Bound.AT_MOST: N_("at most"),
    Bound.ABOUT: N_("about"),
    Bound.RANGE: N_("range"),
}

MEASURANDS: dict[str, str] = {
    "dead": N_("Dead"),
    "injured": N_("Injured"),
    "missing": N_("Missing"),
    "rescued": N_("Rescued"),
    "hospitalised": N_("In hospital"),
    "evacuated": N_("Evacuated"),
    "displaced": N_("Displaced"),
    "affected": N_("Affected"),
    "arrested": N_("Arrested"),
    "troops": N_("Troops"),
    "homes": N_("Homes"),
    "money": N_("Money"),
    "percent": N_("Per cent"),
}


# What our own registry says of its labels; raters of the world are named as they name themselves.
PROVENANCE: dict[str, str] = {
    "registry": N_("the outlet registry"),
    "declared in the outlet's file": N_("as declared in the outlet's file"),
    "sub-region of the outlet's country": N_("sub-region of the outlet's country"),
    "country of the owner": N_("country of the owner"),
    "rashomon": N_("this program"),
    "countries that the articles open with, their alliances and land borders": N_(
        "countries that the articles open with, their alliances and land borders"
    ),
    "outlets that make the same claims, against the others (log-odds)": N_(
        "outlets that make the same claims, against the others (log-odds)"
    ),
    "kind of the outlet": N_("kind of the outlet"),
    "word at the head of the headline": N_("word at the head of the headline"),
    "section in the address": N_("section in the address"),
    "first person outside of quotation marks": N_("first person outside of quotation marks"),
    "rests on others' words": N_("rests on others' words"),
}


def readable(value: str) -> str:
    """An id that no table knows, as words."""
    return value.replace("-", " ").replace("_", " ").strip() or value
