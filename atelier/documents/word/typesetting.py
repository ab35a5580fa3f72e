"""A manuscript becomes a Word file."""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from atelier.documents.flow import house_style
from atelier.documents.flow.blocks import Block, Paragraph
from atelier.documents.flow.setting import blocks
from atelier.documents.flow.telling import Telling
from atelier.documents.flow.xml_package import node, root, zipped
from atelier.documents.manuscript import Manuscript
from atelier.documents.word import parts
from atelier.documents.word.runs import number_bookmarks, paragraph
from atelier.documents.word.styles import NAMESPACE, styles
from atelier.documents.word.tables import table
from atelier.domain.progress import Progress, unheard


def draw_manuscript(manuscript: Manuscript, progress: Progress = unheard) -> bytes:
    """It as the content of a Word file.

    Raises:
        Cancelled: `progress` said that nobody wants it any more.
        Incomplete: a note that was collected is not in it, or was not written.
    """
    manuscript.check()
    telling = Telling(manuscript, progress)
    body = node("w:body", *_nodes(blocks(manuscript, telling)), parts.page())
    number_bookmarks(body)
    manuscript.check(telling.drawn)
    report = manuscript.report
    return zipped(
        {
            "[Content_Types].xml": parts.content_types(),
            "_rels/.rels": parts.package_relations(),
            "docProps/core.xml": parts.properties(
                manuscript.full_title, report.project_title, report.made_at
            ),
            "word/document.xml": root("w:document", {"w": NAMESPACE, "r": parts.OFFICE}, body),
            "word/styles.xml": styles(house_style.questions(manuscript)),
            "word/numbering.xml": parts.numbering(),
            "word/settings.xml": parts.settings(),
            "word/fontTable.xml": parts.font_table(),
            "word/footer.xml": parts.footer(),
            "word/_rels/document.xml.rels": parts.document_relations(),
        }
    )


def _nodes(blocks: Iterable[Block]) -> Iterator[Element]:
    """Every block. What follows a table at once would be taken for more of it, were it a table too."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield paragraph(block)
        else:
            yield table(block)
            yield paragraph(Paragraph("TableEnd", ()))
