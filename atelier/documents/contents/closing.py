"""What ends a document: decisions, follow-ups, parked questions, and who was there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from atelier.documents.manuscript import Element, Heading, Items, Part, Row, Table, Words
from atelier.domain.attendance import structure_key
from atelier.domain.language import gettext as _
from atelier.domain.report import Report, ReportAttendee, ReportFollowUp
from atelier.domain.things import Scope

FOLLOW_UP_SHARES = (0.38, 0.2, 0.25, 0.17)
ATTENDANCE_SHARES = (0.32, 0.68)


def resolutions(report: Report) -> Iterator[Element]:
    """What the group decided."""
    if report.resolutions:
        yield Part(title=_("Décisions"))
        yield Items(items=tuple((Words(text),) for text in report.resolutions))


def follow_ups(report: Report) -> Iterator[Element]:
    """Who does what by when."""
    if report.follow_ups:
        yield Part(title=_("Suites"))
        yield Table(
            names=(_("Quoi"), _("Qui"), _("Quand"), _("Portée")),
            shares=FOLLOW_UP_SHARES,
            rows=tuple(map(_follow_up, report.follow_ups)),
        )


def open_questions(report: Report) -> Iterator[Element]:
    """What was parked for later."""
    if report.open_questions:
        yield Part(title=_("Questions en suspens"))
        yield Items(items=tuple((Words(text),) for text in report.open_questions))


def attendance(report: Report) -> Iterator[Element]:
    """Who came, structure by structure; then who could not."""
    if report.attendees:
        yield Part(title=_("Participants"))
        yield from _sheet(_("Présents"), report.present)
        yield from _sheet(_("Absents ou excusés"), [one for one in report.attendees if not one.present])


def _follow_up(follow_up: ReportFollowUp) -> Row:
    scope = _("départemental") if follow_up.scope is Scope.DEPARTMENT else _("local")
    state = _("{scope}, fait").format(scope=scope) if follow_up.done else scope
    return Row(cells=(follow_up.what, follow_up.who or "–", follow_up.due or "–", state))


def _sheet(title: str, people: Iterable[ReportAttendee]) -> Iterator[Element]:
    by_structure: dict[str, list[ReportAttendee]] = defaultdict(list)
    for one in sorted(people, key=lambda one: not structure_key(one.structure)):
        by_structure[structure_key(one.structure)].append(one)
    if by_structure:
        yield Heading(title=title, level=2)
        yield Table(
            names=(),
            shares=ATTENDANCE_SHARES,
            keyed=True,
            rows=tuple(
                Row(cells=(here[0].structure if key else _("Sans structure"), ", ".join(map(_person, here))))
                for key, here in by_structure.items()
            ),
        )


def _person(one: ReportAttendee) -> str:
    remarks = [one.group, _("première fois") if one.is_new and one.present else ""]
    told = ", ".join(remark for remark in remarks if remark)
    name = one.name or _("sans nom")
    return f"{name} ({told})" if told else name
