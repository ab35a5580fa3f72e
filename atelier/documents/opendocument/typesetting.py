"""A manuscript becomes an OpenDocument text."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.etree.ElementTree import Element

from atelier.documents.flow import house_style
from atelier.documents.flow.blocks import Block, Grid, Paragraph
from atelier.documents.flow.setting import blocks
from atelier.documents.flow.telling import Telling
from atelier.documents.flow.xml_package import zipped
from atelier.documents.manuscript import Manuscript
from atelier.documents.opendocument import parts
from atelier.documents.opendocument.automatic import Automatic
from atelier.documents.opendocument.namespaces import TEXT_TYPE
from atelier.documents.opendocument.spans import paragraphs
from atelier.documents.opendocument.tables import Tables
from atelier.domain.progress import Progress, unheard


def draw_manuscript(manuscript: Manuscript, progress: Progress = unheard) -> bytes:
    """It as the content of an OpenDocument file.

    Raises:
        Cancelled: `progress` said that nobody wants it any more.
        Incomplete: a note that was collected is not in it, or was not written.
    """
    manuscript.check()
    telling, automatic = Telling(manuscript, progress), Automatic()
    inside = list(_nodes(blocks(manuscript, telling), automatic))
    manuscript.check(telling.drawn)
    report = manuscript.report
    files = {
        "content.xml": parts.text_part(automatic.node(), inside),
        "styles.xml": parts.style_part(house_style.questions(manuscript)),
        "settings.xml": parts.settings_part(),
        "meta.xml": parts.meta_part(manuscript.full_title, report.project_title, report.made_at),
    }
    # Whoever looks at the first bytes of the file must see what it is: this part is first, and as it is.
    kind = {"mimetype": TEXT_TYPE.encode()}
    return zipped({**files, "META-INF/manifest.xml": parts.manifest(list(files))}, stored_first=kind)


def _nodes(blocks: Iterable[Block], automatic: Automatic) -> Iterator[Element]:
    """Every block; paragraphs together, for some of them are one list."""
    tables = Tables(automatic)
    for _kind, group in groupby(blocks, key=type):
        together = list(group)
        yield from paragraphs((each for each in together if isinstance(each, Paragraph)), automatic)
        yield from (tables.table(each) for each in together if isinstance(each, Grid))
