"""The récapitulatif as a file: CSV holds the post-its, XLSX what was said, kept and decided beside them too.

Nobody's name is in either.
"""

from pathlib import Path

from atelier.documents.contents.choice import chosen, left_out
from atelier.documents.delivery import deliver
from atelier.documents.sheets.csv_file import draw_csv
from atelier.documents.sheets.post_its import post_its
from atelier.documents.sheets.tables import Table
from atelier.documents.sheets.words import about, words
from atelier.documents.sheets.xlsx_file import draw_xlsx
from atelier.domain.document import Options
from atelier.domain.progress import Progress
from atelier.domain.report import Report, check


def write_csv(report: Report, target: Path, options: Options, progress: Progress) -> None:
    """Write the post-its to `target`, whole or not at all.

    Raises:
        Cancelled: `progress` said so.
        Incomplete: a post-it that was collected has no row.
        DocumentFault: the file can't be written there.
    """
    content = draw_csv(_checked(report, options))
    progress(1.0)
    deliver(content, target)


def write_xlsx(report: Report, target: Path, options: Options, progress: Progress) -> None:
    """Write the post-its and everything beside them to `target`, whole or not at all.

    Raises:
        Cancelled: `progress` said so.
        Incomplete: a post-it that was collected has no row.
        DocumentFault: the file can't be written there.
    """
    told = chosen(report, options)
    tables = (
        _checked(report, options),
        *words(told, report.notes_by_number()),
        about(report, left_out(report, options)),
    )
    title = f"{report.meeting_title} – {report.project_title}"
    content = draw_xlsx(tables, title=title, made_at=report.made_at, progress=progress)
    progress(1.0)
    deliver(content, target)


def _checked(report: Report, options: Options) -> Table:
    """The post-its of what was chosen, seen to be all there where nothing was left out."""
    table = post_its(chosen(report, options))
    check(report, drawn=table.note_ids if options.is_whole else None)
    return table
