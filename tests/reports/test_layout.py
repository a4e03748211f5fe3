"""Pages break where they should, whatever the blocks are."""

from hypothesis import given
from hypothesis import strategies as st

from trainer_app.reports.layout import MARGIN, Block, Sheet, paginate, row_blocks
from trainer_app.reports.pen import Pen
from trainer_app.reports.words import Words

_FOOT = 26.0
_SHEET = Sheet("letter", Words("en"), "", "", "", ("",), running="On every page but the first")
_BOTTOM = _SHEET.size[1] - MARGIN - _FOOT


def draw_nothing(_pen: Pen, _top: float) -> None:
    pass


_HEAD = Block(20, draw_nothing)
_BLOCKS = st.lists(
    st.builds(
        Block,
        height=st.floats(5, 80),
        draw=st.just(draw_nothing),
        above=st.floats(0, 20),
        stays_with_next=st.booleans(),
        repeats=st.sampled_from([(), (_HEAD,)]),
    ),
    max_size=60,
).filter(lambda blocks: _longest_group(blocks) < _BOTTOM - 120)


def _longest_group(blocks: list[Block]) -> float:
    longest = height = 0.0
    for block in blocks:
        height += block.above + block.height
        longest = max(longest, height)
        if not block.stays_with_next:
            height = 0
    return longest


@given(_BLOCKS)
def test_that_every_block_is_placed_once_in_order_and_within_the_page(blocks: list[Block]) -> None:
    pages = paginate(_SHEET, blocks, _FOOT)
    placed = [block for page in pages for block, _ in page if block is not _HEAD]
    assert [id(block) for block in placed] == [id(block) for block in blocks]
    for page in pages:
        at = MARGIN
        for block, top in page:
            assert top >= at - 0.001
            at = top + block.height
        assert at <= _BOTTOM + 0.001


@given(_BLOCKS)
def test_that_no_page_ends_with_a_block_that_stays_with_the_next(blocks: list[Block]) -> None:
    for page in paginate(_SHEET, blocks, _FOOT)[:-1]:
        assert not page[-1][0].stays_with_next


@given(_BLOCKS)
def test_that_a_table_goes_on_under_its_head(blocks: list[Block]) -> None:
    for page in paginate(_SHEET, blocks, _FOOT)[1:]:
        first = page[0][0]
        following = page[1][0] if first is _HEAD else first
        assert (first is _HEAD) == bool(following.repeats)


def test_that_a_row_longer_than_a_page_goes_on_over_the_next() -> None:
    rows = list(row_blocks("Label", "many words " * 2000, _SHEET.room, label_room=100))
    pages = paginate(_SHEET, rows, _FOOT)
    assert len(pages) > 2
    assert all(top + block.height <= _BOTTOM for page in pages for block, top in page)
