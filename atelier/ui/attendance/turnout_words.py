"""How many came, in words."""

from atelier.domain.attendance import Turnout
from atelier.domain.language import ngettext


def turnout_words(counted: Turnout) -> str:
    """« 17 personnes, dont 5 nouvelles · 9 structures »."""
    present = counted.present
    people = ngettext("{count} personne", "{count} personnes", present).format(count=present)
    new = ngettext("dont {count} nouvelle", "dont {count} nouvelles", counted.new).format(count=counted.new)
    structures = ngettext("{count} structure", "{count} structures", counted.structures)
    excused = ngettext("{count} absente ou excusée", "{count} absentes ou excusées", counted.excused).format(
        count=counted.excused
    )
    told = (
        f"{people}, {new}" if counted.new else people,
        structures.format(count=counted.structures) if counted.structures else "",
        excused if counted.excused else "",
    )
    return " · ".join(filter(None, told))
