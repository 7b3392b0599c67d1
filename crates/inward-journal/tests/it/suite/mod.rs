//! What every journal promises: each case runs on an empty book in memory and on one in a file.

mod archives;
mod commands;
mod interrupts;
mod lists;
mod log;
mod rows;
mod snapshots;
mod texts;

use crate::book::Book;

/// Makes an empty book.
pub type Make<'a> = &'a dyn Fn() -> Book;

macro_rules! on_each_journal {
    ($($area:ident { $($case:ident),+ $(,)? })+) => {
        mod memory { $( mod $area { $(
            #[test]
            fn $case() {
                crate::suite::$area::$case(&crate::book::Book::in_memory);
            }
        )+ } )+ }

        #[cfg(feature = "sqlite")]
        mod sqlite { $( mod $area { $(
            #[test]
            fn $case() {
                crate::suite::$area::$case(&crate::book::Book::in_a_file);
            }
        )+ } )+ }
    };
}

on_each_journal! {
    commands {
        positions_have_no_gaps_and_follow_commits,
        the_same_command_answers_again_and_writes_nothing,
        an_id_with_other_content_is_a_conflict,
        an_id_is_never_put_twice,
        a_refusal_writes_nothing,
        nothing_happens_before_the_zone_is_opened,
        a_batch_is_all_or_nothing,
        members_of_a_batch_see_earlier_ones,
        a_preview_keeps_nothing_and_the_handle_works_after,
        a_preview_answers_what_the_commit_answers,
        a_fault_of_the_work_keeps_nothing,
        record_times_grow_whatever_the_clock_says,
        receipts_survive,
        a_closed_handle_is_refused,
    }
    texts {
        notes_are_read_back_in_order,
        an_erased_note_is_gone_and_the_log_stays,
        an_unknown_note_is_erased_without_harm,
        a_refused_command_leaves_no_note,
        particulars_are_read_back_and_erased,
        particulars_that_were_replaced_are_no_alarm,
        no_text_stands_in_the_log,
        seals_stand_on_the_first_event_of_a_command,
    }
    log {
        an_empty_log_is_sound,
        verify_answers_the_head,
        a_kept_head_must_be_in_the_log,
        events_are_read_in_pages,
        a_stream_is_the_events_of_one_record,
        states_follow_from_events,
        a_rebuild_changes_nothing,
        work_goes_on_after_a_rebuild,
        a_scan_visits_in_order_and_stops_when_told,
        a_visitor_may_read_the_journal,
        keys_have_one_holder,
        relations_are_found,
        a_long_batch_is_one_transaction,
    }
    rows {
        what_may_need_attention_is_awake,
        an_investment_rolls_up_in_the_same_transaction,
        a_moved_member_counts_where_it_stands,
        a_member_moved_back_joins_the_others,
        a_retracted_move_is_undone,
        adopting_a_playbook_indexes_anew,
        rows_are_found_within_a_transaction,
    }
    archives {
        what_is_dumped_is_restored,
        a_restored_zone_goes_on,
        what_was_erased_stays_erased,
        a_zone_that_was_not_opened_is_not_dumped,
        a_zone_that_holds_little_is_dumped,
        a_dump_is_of_one_moment,
        a_writer_that_fails_is_named,
        every_edited_byte_is_refused,
        what_is_cut_is_refused,
        lines_that_are_moved_are_refused,
        what_is_no_archive_is_refused,
        what_is_forged_with_care_is_refused,
        a_reader_that_fails_is_named,
    }
    snapshots {
        a_snapshot_stays_as_it_was,
        a_visitor_may_ask_the_snapshot_it_visits,
        snapshots_end_with_the_book,
    }
    interrupts {
        long_work_stops_when_asked_and_leaves_the_book_as_it_was,
        a_batch_that_is_stopped_is_not_kept,
        the_question_may_not_ask_the_book,
        an_inner_question_takes_the_place_of_the_outer_and_gives_it_back,
    }
    lists {
        every_field_of_a_filter_alone,
        random_filters_and_sorts_page_by_page,
        a_page_may_be_empty_or_endless,
        a_cursor_holds_while_rows_come,
        text_is_found_folded,
    }
}

/// A book in a file, in which much happened.
#[cfg(feature = "sqlite")]
pub fn storied_at(path: &std::path::Path, seed: u64, commands: usize) -> inward_journal::SqliteJournal {
    let journal = crate::sqlite::create(path);
    let mut story = crate::story::Story::new(seed);
    for number in 0..commands {
        let command = crate::book::read(&story.next());
        if let Ok(answered) = crate::book::give(&journal, &command, crate::book::id(number as u64 + 1)) {
            story.learn(&answered);
        }
    }
    journal
}
