"""The shapes that agencies' files really have, one by one: what this software does and the test that holds it to it.

An answer is "read", "flagged: code" (read, and the code says what to look at), "noted: kind" (its words
are kept beside the entry), "refused: code", or a plain sentence where something is not read and said so
elsewhere. Tests are named `room.module::function`; what follows a bar must stand in that module.
"""

# ruff: noqa: E501 - a table of one line per number

from __future__ import annotations

import ast
import functools
from pathlib import Path

import pytest

from pipeline.errors import REASONS

HERE = Path(__file__).parent
W, D, P, C = "documents.test_docx_", "documents.test_container", "documents.pdf.test_", "chronology.test_"
DATES = f"{C}when_table::test_reading"

CONTAINER = {
    1: ("no bytes at all", "refused: empty", [f'{D}::test_what_is_no_word_file_is_refused_whatever_its_name_says|b""', f"{P}container::test_nothing_and_not_a_pdf"]),
    2: ("Office file with a password", "refused: password", [f"{D}::test_a_protected_file_opens_with_the_right_password_among_several", f"{D}::test_a_protected_file_without_its_password_is_refused_and_tells_no_password"]),
    3: ("PDF with a password", "refused: password", [f"{P}container::test_a_password_from_the_list_opens", f"{P}container::test_an_unknown_password_is_refused_without_naming_any"]),
    4: ("PDF with an owner's password only", "read", [f"{P}container::test_an_owner_password_alone_does_not_keep_us_out"]),
    5: ("old Word file under a new name", "refused: wrong-type", [f"{D}::test_an_old_word_file_named_docx_and_one_made_by_libreoffice"]),
    6: ("macros and templates", "flagged: macros-ignored", [f"{D}::test_docm_is_read_and_its_macros_are_not_run", f"{D}::test_template_is_read"]),
    7: ("strict Open XML", "read", [f"{D}::test_strict_files_read_like_others"]),
    8: ("main part under another name", "read", [f"{D}::test_a_renamed_main_part_is_found"]),
    9: ("content types or relations missing", "flagged: repaired", [f"{D}::test_missing_house_keeping_parts_are_repaired_and_said", f"{D}::test_without_relations_notes_and_styles_are_found_under_their_usual_names"]),
    10: ("XML that breaks off", "refused: damaged", [f"{D}::test_malformed_xml_is_damaged_and_never_read_in_part"]),
    11: ("huge when unpacked", "refused: too-large", [f"{D}::test_a_zip_bomb_is_refused_before_it_is_unpacked", f"{D}::test_limits_of_number_and_total_size"]),
    12: ("external entity", "refused: unsafe", [f"{D}::test_external_entities_are_refused"]),
    13: ("links and DDE to the outside", "read", [f"{W}text::test_links_are_never_followed"]),
    14: ("byte order mark, UTF-16", "read", [f"{D}::test_byte_order_marks_and_utf16"]),
    15: ("old formats", "refused: wrong-type", [f"{D}::test_what_is_no_word_file_is_refused_whatever_its_name_says|rtf1"]),
    16: ("PDF cut short", "refused: damaged", [f"{P}container::test_a_file_cut_short_is_never_read_in_part", f"{P}container::test_an_updated_file_cut_in_its_update_is_refused"]),
    17: ("page tree that loops", "refused: damaged", [f"{P}container::test_a_page_tree_that_loops_is_refused"]),
    18: ("one byte missing", "refused: damaged", [f"{P}container::test_one_byte_missing_is_read_whole_with_a_caution_or_refused", f"{D}::test_one_byte_missing_is_damaged_and_a_changed_byte_too"]),
    19: ("body in an embedded file", "flagged: part-unreadable", [f"{W}text::test_what_is_in_other_parts_is_cautioned"]),
    20: ("files of other programs", "read", [f"{W}libreoffice::test_the_table", f"{P}producers::test_every_row_of_a_producer"]),
}  # fmt: skip
TABLES = {
    21: ("banner over all columns", "read", [f"{C}entries::test_banners_give_the_year", f"{P}tables::test_a_banner_spans_all_columns", f"{C}word_cells::test_every_row_is_its_own_whatever_the_merging"]),
    22: ("headings again in the middle", "read", [f"{C}entries::test_headings_repeated"]),
    23: ("headings over two rows", "read", [f"{C}tables::test_headings_over_two_rows", f"{C}tables::test_parent_and_child_headings_for_dates"]),
    24: ("no headings", "flagged: columns-guessed", [f"{C}tables::test_no_headings_at_all", f"{C}tables::test_no_headings_but_the_shape_of_the_template", f"{C}odd_tables::test_a_family_without_headings_gives_no_entries"]),
    25: ("headings renamed, numbered, with guidance", "read", [f"{C}columns::test_one_heading", f"{C}columns::test_the_template_itself"]),
    26: ("columns split or joined", "read", [f"{C}columns::test_agencies_of_many_kinds", f"{C}entries::test_times_from_two_columns", f"{C}entries::test_a_weekday_column_joins_the_date", f"{C}odd_tables::test_date_and_event_in_one_column", f"{C}odd_tables::test_day_month_and_year_in_columns_of_their_own"]),
    27: ("columns of the agency's own", "read", [f"{C}columns::test_own_columns_keep_a_name_each"]),
    28: ("a table per year or child", "read", [f"{C}tables::test_the_year_stands_in_the_heading_above_each_table", f"{C}tables::test_a_heading_between_tables_ends_same_day"]),
    29: ("headings on the first page only", "read", [f"{C}tables::test_later_tables_without_headings_have_those_of_the_first", f"{P}tables::test_a_table_without_repeated_headings_is_one_table"]),
    30: ("a stray paragraph parts the table", "read", [f'{C}tables::test_later_tables_without_headings_have_those_of_the_first|"continued"']),
    31: ("table inside a table", "read", [f"{C}tables::test_a_table_inside_an_entry_is_part_of_its_words", f"{C}word_cells::test_events_in_a_table_inside_a_cell_are_among_the_words_of_their_row"]),
    32: ("whole form in one cell", "read", [f"{C}tables::test_a_chronology_inside_a_layout_table", f"{C}word_cells::test_a_form_laid_out_in_one_big_cell", f"{C}odd_tables::test_a_table_of_one_column|all in one cell"]),
    33: ("rows that begin or end off the grid", "read", [f"{W}tables::test_spans_gaps_and_widths"]),
    34: ("empty columns between", "read", [f"{C}tables::test_spacer_columns_and_narrow_rows"]),
    35: ("date merged downwards", "read", [f"{C}entries::test_a_merged_date_belongs_to_both_rows_and_is_no_assumption", f"{W}tables::test_vertical_merge_keeps_the_place_and_shows_the_text_above"]),
    36: ("merging as old Word wrote it", "read", [f"{W}tables::test_legacy_horizontal_merge"]),
    37: ("no grid", "read", [f"{W}tables::test_no_grid_and_very_wide_rows"]),
    38: ("row narrower than the table", "read", [f"{C}tables::test_spacer_columns_and_narrow_rows"]),
    39: ("hundreds of grid columns", "read", [f"{W}tables::test_no_grid_and_very_wide_rows", f"{W}tables::test_nonsense_spans_do_no_harm"]),
    40: ("content controls around anything", "read", [f"{W}tables::test_content_controls_at_every_level"]),
    41: ("empty rows, guidance, samples", "read", [f"{C}entries::test_template_guidance_and_samples", f"{C}entries::test_numbered_rows_never_filled_in", f"{C}odd_tables::test_what_the_template_left_in_is_no_entry"]),
    42: ("nil returns", "read", [f"{C}entries::test_nil_returns"]),
    43: ("total or signature at the end", "read", [f"{C}entries::test_closing_rows", f"{C}odd_tables::test_what_the_template_left_in_is_no_entry|Signed:"]),
    44: ("table in a header, footer or box", "flagged: furniture-table", [f"{W}text::test_headers_and_footers_are_furniture_and_their_tables_do_not_vanish", f"{W}text::test_text_boxes_are_read_once_right_after_their_paragraph"]),
    45: ("a rating given by the cell's colour", "noted: shading", [f"{C}word_cells::test_a_coloured_rating_keeps_its_word", f"{C}word_marks::test_a_rating_by_colour_alone_is_noted_with_its_column"]),
    46: ("rows out of order or latest first", "flagged: date-order", [f"{C}entries::test_out_of_order", f"{C}entries::test_of_two_that_do_not_fit_the_later_is_out_of_order"]),
    47: ("glossary that looks like data", "read", [f"{C}tables::test_other_tables_are_passed_over", f"{C}left_out::test_other_tables_are_left_out_with_their_words_and_the_reason"]),
}  # fmt: skip
DATE_CELLS = {
    48: ("blank date below a date", "flagged: date-assumed", [f"{C}entries::test_a_blank_date_is_the_same_day_and_says_so", f"{C}entries::test_a_blank_date_below_an_unknown_one_is_unknown_too"]),
    49: ("ditto", "flagged: date-assumed", [f"{C}odd_tables::test_ditto_marks_outside_the_date_keep_their_sign_and_say_what_they_stand_for", f"{DATES}|ditto → 2008-12-20", f"{DATES}|as above → 2008-12-20"]),
    50: ("range", "read", [f"{DATES}|12–14/03/2018", f"{DATES}|12/3/18 to 2/4/18", f"{C}when_properties::test_ranges_are_read_back"]),
    51: ("open range", "read", [f"{DATES}|since 12/3/09", f"{DATES}|ongoing"]),
    52: ("time in the date cell", "read", [f"{DATES}|14.30hrs", f"{DATES}|approx 3", f"{C}when_properties::test_days_with_times_are_read_back"]),
    53: ("date and time on lines of their own", "read", [f"{C}word_cells::test_a_date_however_the_file_holds_it|date and time in two paragraphs", f"{DATES}|Thursday|12 March|2009|14:30"]),
    54: ("month first", "flagged: month-first", [f"{C}when::test_month_first_documents", f"{C}when::test_order_of_a_document", f"{DATES}|12/13/2018"]),
    55: ("two-figure years", "flagged: date-assumed", [f"{DATES}|01/01/35", f"{DATES}|DOB 14/6/06"]),
    56: ("ordinals, also raised", "read", [f"{C}word_cells::test_a_date_however_the_file_holds_it|superscript ordinal", f"{P}text::test_superscript_ordinals_stay_in_their_line"]),
    57: ("weeks", "read", [f"{DATES}|w/c Monday 9th March 2009", f"{DATES}|week ending Friday"]),
    58: ("doubt", "flagged: date-uncertain", [f"{DATES}|In or around June 2008", f"{DATES}|early March 2009", f"{DATES}|circa 1995"]),
    59: ("weekday that does not fit", "flagged: weekday-mismatch", [f"{DATES}|Fri 12th March 2009", f"{C}when_properties::test_a_weekday_that_does_not_fit_is_flagged_and_nothing_moved"]),
    60: ("no year", "flagged: date-assumed", [f"{C}entries::test_banners_give_the_year", f"{C}when_properties::test_a_missing_year_is_the_nearest_and_marked"]),
    61: ("months, seasons, terms, school years", "read", [f"{DATES}|Autumn term 2008", f"{DATES}|2015/16", f"{DATES}|Financial year", f"{DATES}|Q1 2009"]),
    62: ("ages and weeks of pregnancy", "flagged: undated", [f"{DATES}|aged 3", f"{DATES}|28/40"]),
    63: ("slips of the keyboard", "read", [f"{DATES}|22.05/16", f"{DATES}|O1/02/18", f"{DATES}|31/02/2009", f"{DATES}|12 Febuary"]),
    64: ("letters spaced out", "read", [f"{DATES}|0 3 / 2 5 / 2 0 16"]),
    65: ("unusual blanks, dashes, digits", "read", [f"{C}word_cells::test_a_date_however_the_file_holds_it|no-break spaces", f"{DATES}|１２／０３／２００９", f"{DATES}|12‒15/3/09"]),
    66: ("words before or after the date", "read", [f"{DATES}|APE 30/12/10", f"{DATES}|date of report"]),
    67: ("dates as machines write them", "read", [f"{DATES}|43171", f"{DATES}|Date(2009, 3, 12)", f"{DATES}|2009-03-12T14:30:00Z"]),
    68: ("several dates in one cell", "flagged: row-parted", [f"{C}several_entries::test_days_below_each_other_in_the_date_cell", f"{C}several_entries::test_what_may_be_one_entry_stays_one", f"{C}when::test_several_dates", f"{DATES}|12, 13 and 15 March 2009"]),
    69: ("date in the words only", "flagged: date-assumed", [f"{C}entries::test_a_date_that_only_the_words_give"]),
    70: ("day of writing and day of event", "read", [f"{C}when::test_the_day_of_writing_is_kept_apart", f"{DATES}|late entry"]),
    71: ("date picker not filled in", "flagged: undated", [f"{C}odd_tables::test_a_date_field_not_filled_in_is_not_the_day_above", f"{C}word_cells::test_an_unfilled_date_picker_is_undated_and_says_so", f"{W}text::test_placeholder_text_is_not_an_answer"]),
    72: ("date that is a field's result", "read", [f"{C}word_cells::test_a_date_however_the_file_holds_it|field result"]),
    73: ("summer time, midnight", "read", [f"{DATES}|14:30 BST", f"{DATES}|12 midnight", f"{DATES}|2400hrs"]),
    74: ("placeholder or unknown", "flagged: undated", [f"{DATES}|DD/MM/YYYY", f"{DATES}|N/K", f"{C}entries::test_an_unfilled_date_beside_real_words_is_an_undated_entry"]),
    75: ("months in Welsh and other languages", "read", [f"{DATES}|3 Gorffennaf 2008"]),
}  # fmt: skip
TEXT = {
    76: ("several events in one cell", "flagged: row-parted", [f"{C}several_entries::test_words_that_each_begin_with_a_date", f"{C}word_cells::test_several_events_in_one_cell_stay_together_word_for_word"]),
    77: ("bullets and numbers in cells", "noted: label", [f"{C}several_entries::test_marks_of_a_list_stand_with_their_lines", f"{W}headings::test_bullets_and_numbers_in_cells_are_label_notes_and_no_text"]),
    78: ("line break, tab, page break", "read", [f"{W}text::test_text_in_a_paragraph_and_the_same_in_a_cell", f"{W}tables::test_tab_stops_are_not_tabs"]),
    79: ("footnotes in cells", "noted: footnote", [f"{W}text::test_footnotes_endnotes_and_comments_hang_where_they_are_referred_to"]),
    80: ("comments", "noted: comment", [f"{C}word_marks::test_a_comment_says_who_wrote_it", f"{W}text::test_footnotes_endnotes_and_comments_hang_where_they_are_referred_to"]),
    81: ("pictures and boxes in cells", "flagged: image-text", [f"{W}text::test_pictures_are_notes_with_their_alternative_text", f"{W}text::test_text_boxes_are_read_once_right_after_their_paragraph"]),
    82: ("tracked changes", "flagged: tracked-changes", [f"{W}text::test_deletions_and_moves_are_notes_with_their_author", f"{C}word_cells::test_a_whole_row_inserted_or_deleted", f"{W}tables::test_a_deleted_cell_keeps_its_place"]),
    83: ("hidden text", "flagged: hidden-text", [f"{W}text::test_hidden_and_struck_text_is_read_and_marked", f"{W}text::test_hidden_by_style_in_cells_and_paragraphs"]),
    84: ("fields inside fields", "read", [f"{W}text::test_text_in_a_paragraph_and_the_same_in_a_cell|instrText"]),
    85: ("links and smart tags", "read", [f"{W}text::test_text_in_a_paragraph_and_the_same_in_a_cell|smartTag"]),
    86: ("boxes, lists and symbols", "read", [f"{W}text::test_text_in_a_paragraph_and_the_same_in_a_cell|Wingdings"]),
    87: ("curly quotes, soft hyphens, zero width", "read", [f"{W}text::test_text_in_a_paragraph_and_the_same_in_a_cell|softHyphen", f"{W}complete::test_fold_folds_white_space_and_nothing_else"]),
    88: ("names written right to left", "read", [f"{C}word_cells::test_text_that_looks_like_a_formula_or_was_spoilt_on_the_way_is_kept_as_it_is"]),
    89: ("struck through", "flagged: struck-through", [f"{C}word_marks::test_what_is_struck_through_stays_and_is_said", f"{W}text::test_hidden_and_struck_text_is_read_and_marked"]),
    90: ("colour or bold as a remark", "read", [f"{C}word_cells::test_coloured_and_bold_words_are_read_like_others"]),
    91: ("equation", "read", [f"{W}text::test_text_in_a_paragraph_and_the_same_in_a_cell|oMath"]),
    92: ("e-mails with dates of their own", "read", [f"{C}word_cells::test_an_email_thread_does_not_lend_its_dates"]),
    93: ("more than a spreadsheet's cell holds", "read", ["reports.test_excel::test_long_text_goes_on_below_and_nothing_is_cut", f"{W}text::test_many_words_in_one_cell_are_whole"]),
    94: ("text like a formula", "read", ["reports.test_excel::test_text_is_only_ever_text", "reports.test_plain::test_no_cell_is_a_formula_and_every_text_comes_back"]),
    95: ("control characters", "refused: damaged", [f"{D}::test_control_characters_are_damage", f"{P}text::test_control_characters_never_come_out"]),
    96: ("the same content twice for two versions of Word", "read", [f"{W}text::test_a_fallback_is_read_where_the_choice_holds_no_words"]),
    97: ("letters spoilt by a wrong encoding", "read", [f"{C}word_cells::test_text_that_looks_like_a_formula_or_was_spoilt_on_the_way_is_kept_as_it_is"]),
}  # fmt: skip
PAGES = {
    98: ("row over a page end, date blank below", "read", [f"{P}tables::test_every_row_of_a_ruled_table_over_many_pages_is_read_whole", f"{P}tables::test_same_day_rows_with_blank_dates_stay_apart"]),
    99: ("row cut inside its date", "read", [f"{P}tables::test_a_row_split_inside_its_date_cell_is_one_row", f"{P}tables::test_an_incomplete_date_above_a_whole_entry_stays_a_row"]),
    100: ("row over three pages", "read", [f"{P}tables::test_a_row_over_three_pages_is_one_row"]),
    101: ("sentence or hyphen at the page end", "read", [f"{P}odd_pages::test_a_sentence_cut_by_the_page_end_is_whole_again", f"{P}odd_pages::test_a_hyphen_at_the_page_end_is_no_hyphen"]),
    102: ("headings repeated, not repeated, changed", "read", [f"{P}tables::test_repeated_headings_are_marked_and_kept", f"{P}tables::test_a_table_without_repeated_headings_is_one_table", f"{P}odd_pages::test_headings_of_another_wording_on_a_later_page"]),
    103: ("running lines inside the table", "read", [f"{P}text::test_running_headers_and_page_numbers_are_furniture", f"{P}text::test_a_marking_drawn_over_the_table_is_furniture"]),
    104: ("rules across only, or none", "read", [f"{P}tables::test_rows_ruled_across_only", f"{P}tables::test_without_rules_every_row_is_read", f"{P}unruled::test_rows_of_random_layouts"]),
    105: ("shading, double and broken rules", "read", [f'{P}tables::test_every_row_of_a_ruled_table_over_many_pages_is_read_whole|"dashed", "double"']),
    106: ("words broken by narrow columns", "read", [f"{P}tables::test_words_broken_by_a_narrow_column_are_whole_again"]),
    107: ("bold made by printing twice", "read", [f"{P}text::test_fake_bold_is_read_once"]),
    108: ("ligatures, letters without meaning", "flagged: second-opinion", [f"{P}text::test_ligatures_become_letters", f"{P}container::test_letters_without_meaning_bring_in_the_second_reader_or_a_caution", f"{P}beside::test_what_is_not_read_is_said|_letters_without_meaning"]),
    109: ("turned pages", "read", [f"{P}tables::test_turned_pages", f"{P}tables::test_landscape_drawn_turned_on_a_portrait_page", f"{P}odd_pages::test_one_turned_page_among_others"]),
    110: ("cropped pages, corners below nought", "flagged: unseen-text", [f"{P}text::test_a_crop_box_hides_what_is_outside", f"{P}odd_pages::test_a_media_box_that_begins_below_nought"]),
    111: ("scans", "refused: no-text-layer", [f"{P}container::test_a_scan_without_text_is_refused", f"{P}container::test_a_scanned_page_among_others_is_named", f"{P}container::test_a_scan_with_a_text_layer_is_read_and_marked"]),
    112: ("two tables side by side or touching", "read", [f"{P}tables::test_two_tables_side_by_side_keep_apart", f"{P}odd_pages::test_two_tables_that_touch_lose_no_word"]),
    113: ("headings written upwards", "read", [f"{P}text::test_vertical_heading_text_is_in_its_cell"]),
    114: ("answers in form fields and remarks", "read", [f"{P}text::test_form_fields_fill_the_cells_they_stand_in", f"{P}text::test_comments_are_notes_with_their_author", f"{P}beside::test_a_list_says_what_it_shows_and_not_its_code"]),
    115: ("white or covered text", "flagged: unseen-text", [f"{P}text::test_text_that_nobody_sees_is_a_note_and_not_text", f"{P}text::test_a_redaction_box_over_one_word_hides_that_word_only"]),
    116: ("raised ordinals", "read", [f"{P}text::test_superscript_ordinals_stay_in_their_line"]),
    117: ("hyphens of line ends", "read", [f"{P}text::test_hyphens_at_line_ends"]),
    118: ("letters spaced out", "read", [f"{P}text::test_letter_spaced_words_are_words"]),
    119: ("very many pages", "read", [f"{P}odd_pages::test_many_pages_are_read_to_the_last_row", f"{P}tables::test_two_processes_give_what_one_gives", f"{P}long::test_memory_grows_little_with_pages"]),
    120: ("files attached to a PDF", "flagged: part-unreadable", [f"{P}container::test_attached_files_are_named", f"{P}beside::test_what_is_not_read_is_said|_portfolio"]),
    121: ("spreadsheet's columns on separate pages", "Rows are not joined; the words are listed as left out.", [f"{P}odd_pages::test_columns_printed_on_separate_pages_lose_no_word_in_silence"]),
    122: ("copying forbidden", "read", [f"{P}odd_pages::test_copying_forbidden_is_no_reason_not_to_read"]),
}  # fmt: skip
REPORTS = {
    123: ("numbers set, typed or both", "read", [f"{W}headings::test_multi_level_numbers_restart_and_continue", f"{W}headings::test_a_typed_number_stays_in_the_text"]),
    124: ("bold lines and foreign styles as headings", "read", [f"{W}headings::test_bold_lines_are_headings_below_the_last_styled_one", f"{W}headings::test_headings_by_style_localised_name_chain_and_outline"]),
    125: ("paragraph numbers referred to elsewhere", "noted: label", ["intake.test_report_shapes::test_a_paragraph_number_that_comments_refer_to_is_kept"]),
    126: ("contents page repeats the headings", "read", ["intake.test_report_shapes::test_lines_of_the_contents_page_are_no_headings", f"{C}paragraphs::test_a_contents_line_is_no_section"]),
    127: ("numbers that go on or begin again", "read", [f"{W}headings::test_two_lists_share_or_restart_their_count", f"{W}headings::test_levels_that_never_restart_and_legal_numbers"]),
    128: ("sections in cells and boxes", "read", ["intake.test_report_shapes::test_sections_in_cells_keep_all_their_words", f"{W}text::test_text_boxes_are_read_once_right_after_their_paragraph"]),
    129: ("recommendations as a table", "read", ["intake.test_report_shapes::test_recommendations_in_a_table_do_not_become_a_chronology", f"{C}left_out::test_other_tables_are_left_out_with_their_words_and_the_reason"]),
    130: ("heading over two lines, numeral in the margin", "read", [f"{P}odd_pages::test_a_heading_over_two_lines_is_one_heading", f"{P}odd_pages::test_a_numeral_in_the_margin_is_not_lost"]),
    131: ("the chronology in an appendix", "read", [f"{C}paragraphs::test_the_chronology_in_a_section_of_a_report", "intake.test_recognise::test_kinds"]),
    132: ("roman, lettered and skipped numbers", "read", [f"{W}headings::test_typed_labels", f"{W}headings::test_number_formats", f"{W}headings::test_a_deep_level_before_its_parent_shows_the_parents_start"]),
    133: ("sections missing, renamed; two reports", "refused: not-recognised", ["intake.test_report_shapes::test_sections_missing_or_renamed_or_two_reports_in_one_file"]),
}  # fmt: skip
EDGES = CONTAINER | TABLES | DATE_CELLS | TEXT | PAGES | REPORTS


@functools.cache
def module(name: str) -> tuple[str, frozenset[str]]:
    """A test module's source and the names of its test functions."""
    source = (HERE / Path(*name.split("."))).with_suffix(".py").read_text("utf-8")
    functions = (node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef))
    return source, frozenset(node.name for node in functions if node.name.startswith("test_"))


@functools.cache
def software() -> str:
    """All of the pipeline's source."""
    return "\n".join(path.read_text("utf-8") for path in sorted((HERE.parent / "pipeline").rglob("*.py")))


def test_every_number_has_an_answer() -> None:
    assert list(EDGES) == list(range(1, 134))
    assert len({name for name, _, _ in EDGES.values()}) >= 130


@pytest.mark.parametrize("number", EDGES)
def test_its_tests_are_there(number: int) -> None:
    name, answer, tests = EDGES[number]
    assert name and answer and tests
    for test in tests:
        path, _, function = test.partition("::")
        function, _, words = function.partition("|")
        source, functions = module(path)
        assert function in functions, test
        assert words in source, test


@pytest.mark.parametrize("number", EDGES)
def test_its_answer_is_one_this_software_gives(number: int) -> None:
    kind, _, code = EDGES[number][1].partition(": ")
    if kind == "refused":
        assert code in REASONS
    elif kind in ("flagged", "noted"):
        assert f'"{code}"' in software()
    else:
        assert kind == "read" or kind.endswith(".")
