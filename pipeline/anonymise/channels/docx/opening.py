"""Taking a Word file apart: every part that is understood is taken over, in steps, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from pipeline.anonymise.channels.docx.charts import settle_charts
from pipeline.anonymise.channels.docx.clean import clean
from pipeline.anonymise.channels.docx.controls import take_out_comments, unwrap_all
from pipeline.anonymise.channels.docx.diagrams import settle_diagrams
from pipeline.anonymise.channels.docx.drawings import settle_drawings
from pipeline.anonymise.channels.docx.fields import reduce_fields
from pipeline.anonymise.channels.docx.images import Images
from pipeline.anonymise.channels.docx.leftovers import tell_leftovers
from pipeline.anonymise.channels.docx.lines import drop_loose_texts
from pipeline.anonymise.channels.docx.links import Bookmarks, links
from pipeline.anonymise.channels.docx.names import REL, SECT_PR, tag
from pipeline.anonymise.channels.docx.notes import settle_notes
from pipeline.anonymise.channels.docx.parts import Part, settle_prefixes
from pipeline.anonymise.channels.docx.places import read_paragraphs
from pipeline.anonymise.channels.docx.properties import take_properties
from pipeline.anonymise.channels.docx.revisions import mend, settle
from pipeline.anonymise.channels.docx.sheets import (
    follow_styles,
    tidy_fonts,
    tidy_numbering,
    tidy_settings,
    tidy_styles,
    tidy_theme,
)
from pipeline.anonymise.channels.docx.source import Source
from pipeline.anonymise.channels.docx.unseen import take_out_unseen
from pipeline.anonymise.channels.docx.work import Spot, Story, Work, words_in
from pipeline.case import Publication
from pipeline.documents.container import Container
from pipeline.documents.docx.context import Context
from pipeline.documents.docx.numbering import Numbering
from pipeline.documents.docx.styles import Styles
from pipeline.documents.docx.tables import read_table
from pipeline.errors import UnreadableError

_NOTES = ("footnotes", "endnotes", "comments")
_FURNITURE = ("header", "footer")
_REFERENCES = (tag("w:headerReference"), tag("w:footerReference"))


@dataclass(eq=False)
class Opened:
    """A file taken apart.

    Attributes:
        work: its passages, parts and losses.
        images: its pictures.
        after: for each of `images.shown`, by index, the passage it follows.
    """

    work: Work
    images: Images
    after: dict[int, Spot | None] = field(default_factory=dict)

    def finished(self) -> bytes:
        """The package as it stands now."""
        self.work.parts.prune()
        for part in self.work.parts.all():
            if part.kind != "core-properties":
                settle_prefixes(part)
        return self.work.parts.packed()


def opened(container: Container, publication: Publication) -> Opened:
    """Take a Word file apart.

    Raises:
        UnreadableError: the main part is damaged or unsafe.
    """
    source = Source(container)
    work = Work(source, publication)
    images = Images(work)
    result = Opened(work, images)
    main = work.parts.add("officeDocument", root=source.root(source.main))
    work.parts.package.link_to(main)
    stories = [Story("body", source.main, _root(main), main), *_other_stories(work, main)]
    _sheets(work, main, images)
    context = _context(work)
    for story in stories:
        follow_styles(story.root, work)
        _loosen(story, work)
    bookmarks = Bookmarks(stories)
    relations = {story.source: source.relations(story.source) for story in stories}
    for story in stories:
        reduce_fields(story.root, work, bookmarks, relations[story.source])
        links(story, relations[story.source], bookmarks, work)
    for story in stories:
        bookmarks.rename(story.root, work)
        settle_charts(story, relations[story.source], images, work)
        settle_diagrams(story, relations[story.source], images, work)
        settle_drawings(story, relations[story.source], images, work)
        take_out_unseen(story.root, context, work)
    settle_notes(stories, work)
    stories = _furniture(stories, work)
    for story in stories:
        mend(story.root)
        clean(story.root, work)
        result.after |= read_paragraphs(story, context, images, work)
    take_properties(work)
    tell_leftovers(work)
    return result


def _root(part: Part) -> etree._Element:
    assert part.root is not None
    return part.root


def _parsed(work: Work, name: str, what: str) -> etree._Element | None:
    try:
        return work.source.root(name)
    except UnreadableError as error:
        if error.code == "unsafe":
            raise
        work.losses.add("parts", f"damaged part|damaged parts ({what})", "It cannot be read")
        return None


def _other_stories(work: Work, main: Part) -> list[Story]:
    found = []
    kinds = [*_NOTES, *_FURNITURE]
    for kind in kinds:
        if kind == "comments" and work.publication.comments == "remove":
            continue
        for name in work.source.related(work.source.main, kind):
            root = _parsed(work, name, kind)
            if root is not None:
                part = work.parts.add(kind, root=root)
                main.link_to(part)
                found.append(Story(kind, name, root, part))
    return found


def _context(work: Work) -> Context:
    """What `pipeline.documents` needs to judge headings, lists and hidden text: the styles as written."""
    roots = {part.kind: part.root for part in work.parts.all()}
    return Context(
        work.source.package, Styles(roots.get("styles")), Numbering(roots.get("numbering")), read_table
    )


def _sheets(work: Work, main: Part, images: Images) -> None:
    tidy: dict[str, Callable[[etree._Element, Work], None]] = {
        "fontTable": tidy_fonts,
        "styles": tidy_styles,
        "numbering": tidy_numbering,
        "settings": tidy_settings,
        "theme": tidy_theme,
    }
    for kind, step in tidy.items():
        for name in work.source.related(work.source.main, kind)[:1]:
            root = _parsed(work, name, kind)
            if root is None:
                continue
            part = work.parts.add(kind, root=root)
            main.link_to(part)
            step(root, work)
            settle_drawings(Story(kind, name, root, part), work.source.relations(name), images, work)
            if kind in ("styles", "numbering", "settings"):
                follow_styles(root, work)
            drop_loose_texts(root, (), work)
            clean(root, work)


def _loosen(story: Story, work: Work) -> None:
    settle(story.root, work)
    unwrap_all(story.root, work)
    if work.publication.comments == "remove":
        take_out_comments(story.root)


def _furniture(stories: list[Story], work: Work) -> list[Story]:
    """Tie headers and footers to their sections again; those no section shows are left out."""
    parts = {story.source: story.part for story in stories if story.channel in _FURNITURE}
    main = stories[0]
    relations = work.source.relations(work.source.main)
    shown = set()
    for section in main.root.iter(SECT_PR):
        for reference in list(section.iterchildren(*_REFERENCES)):
            relation = relations.get(reference.get(REL, ""))
            part = parts.get(relation.target) if relation is not None else None
            if part is None:
                section.remove(reference)
            else:
                shown.add(part.name)
                work.put(reference, REL, main.part.link_to(part))
    kept = []
    for story in stories:
        if story.channel not in _FURNITURE or story.part.name in shown:
            kept.append(story)
        else:
            kind = story.channel
            work.losses.add(kind, f"page {kind}|page {kind}s", "No page shows it", words_in(story.root))
    return kept
