"""The récapitulatif as a file: CSV holds the post-its, XLSX what was said, kept and decided beside them too.

Nobody's name is in either.
"""

from atelier.documents.contents.choice import chosen, left_out
from atelier.documents.sheets.csv_file import draw_csv
from atelier.documents.sheets.post_its import post_its
from atelier.documents.sheets.tables import Table
from atelier.documents.sheets.words import about, words
from atelier.documents.sheets.xlsx_file import draw_xlsx
from atelier.domain.document import Options
from atelier.domain.progress import Progress
from atelier.domain.report import Report, check


def draw_recap_csv(report: Report, options: Options, _progress: Progress) -> bytes:
    """The post-its, as the content of a CSV file.

    Raises:
        Incomplete: a post-it that was collected has no row.
    """
    return draw_csv(_checked(report, options))


def draw_recap_xlsx(report: Report, options: Options, progress: Progress) -> bytes:
    """The post-its and everything beside them, as the content of an XLSX file.

    Raises:
        Cancelled: `progress` said so.
        Incomplete: a post-it that was collected has no row.
    """
    told = chosen(report, options)
    tables = (
        _checked(report, options),
        *words(told, report.notes_by_number()),
        about(report, left_out(report, options)),
    )
    title = f"{report.meeting_title} – {report.project_title}"
    return draw_xlsx(tables, title=title, made_at=report.made_at, progress=progress)


def _checked(report: Report, options: Options) -> Table:
    """The post-its of what was chosen, seen to be all there where nothing was left out."""
    table = post_its(chosen(report, options))
    check(report, drawn=table.note_ids if options.is_whole else None)
    return table
