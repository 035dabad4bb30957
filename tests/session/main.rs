//! Sessions: each file in `tests/sessions` is a script of keys, clicks and waits. It is played through the same
//! `turn` and `draw` as the product; the snapshot beside it is the script with what was seen under each step.
//!
//! Verbs: `size W H`, `day YYYY-MM-DD`, `press KEY...`, `hold KEY TIME`, `walk KEY` (until it moves nothing, and nothing is left to see), `type TEXT`, `paste TEXT`, `click LABEL|COLUMN,ROW`,
//! `scroll LINES`, `wait TIME`, `tell SECONDS...` (a whole take), `sleep TIME` (nothing wakes), `show`, `picture NAME TITLE` (`docs/NAME.svg`), `colour TEXT`, `cursor` (what stands before it), `set TEXT` (the file of settings, by hand), `refuse WHY` (the next
//! change of it fails), `settings`, `journal`, `copied`, `bells`,
//! `sound FROM-TO ... LENGTH` (what is heard in every take, in seconds), `transcriber TEXT|TEXT...` (or `fails WHY`), `written` (it answers), `mute WHY` (no player), `played-out`, `voiced` (the question is asked, or `fails WHY`), `asked` (what was asked of sound),
//! `pack FILE` (one more), `story NAME TEXT`, `company NAME TEXT` (their files, by hand), `file NAME` (a story's), `editor TEXT`, `refuse-story WHY`,
//! `copy drill` and `put drill back` (its file), `slip LINE` and `fail WHY` (the journal), `end` (a signal), `kill`, `ended`. A line that begins with `#` is a remark.
//!
//! `record on` and `voice off|mock|always` (on this machine, from the next start on), `mic silent|dead|opening|DIGITS` (what the microphone does), `recorder` (what it was asked).
//!
//! Sessions without a screen are in `tests/plain`; see `plain`.
//!
//! Each script is a test of its own name: `cargo test --test session browse-80x24`.

mod backlog;
mod desk;
mod fitting;
mod fortnight;
mod limits;
mod memory;
mod memory_journal;
mod monkey;
mod picture;
mod plain;
mod script;
mod settings;
mod sounds;
mod typed;

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial};
use starl::keys::table::BINDINGS;

/// Tests by the names of their functions.
macro_rules! listed {
    ($($module:ident::$name:ident),* $(,)?) => { vec![$(test(stringify!($name), $module::$name)),*] };
}

/// The tests are listed here, since those of the scripts are known only when their folder is read.
fn main() -> ExitCode {
    let mut tests = listed![
        self::every_row_of_the_key_table_is_pressed,
        self::every_test_is_listed,
        backlog::a_frame_comes_every_50_milliseconds_however_much_was_typed_ahead,
        backlog::keys_that_come_together_do_what_they_do_one_by_one,
        backlog::a_signal_is_seen_before_the_next_key,
        fitting::nothing_is_fitted_before_the_picture_and_once_after_it,
        fitting::what_is_told_today_fits_nothing_and_another_past_does,
        fortnight::a_fortnight_gives_the_same_agenda_and_memory_from_the_journal_alone_in_any_order,
        fortnight::a_fortnight_with_a_date_keeps_the_rules_of_the_plan_and_what_holds_falls_when_it_fails,
        limits::a_paste_longer_than_a_text_can_be_is_cut_and_reported_and_the_story_can_be_read_again,
        memory::in_memory_stories_are_as_on_disk,
        settings::every_setting_changes_something,
        plain::what_is_saved_line_by_line_is_what_is_saved_by_keys,
        typed::a_line_outlives_a_kill_within_a_second_and_a_signal_at_once,
        typed::a_line_that_is_saved_is_not_offered_again,
        typed::a_drill_that_was_cut_off_is_offered_before_a_line,
        typed::the_line_for_the_next_time_is_on_disk_within_a_second,
        typed::what_tmux_needs_is_said_once,
        typed::an_editor_that_ends_at_once_is_asked_about,
    ];
    tests.extend(
        (1..=8).map(|seed| test(&format!("monkey-{seed}"), move || monkey::a_monkey_breaks_nothing(seed))),
    );
    tests.extend(
        plain::sessions()
            .into_iter()
            .map(|path| test(&plain::name(&path), move || plain::goes_as_written(&path))),
    );
    tests.extend(scripts().into_iter().map(|path| test(&name(&path), move || looks_as_it_did(&path))));
    libtest_mimic::run(&Arguments::from_args(), tests).exit_code()
}

fn test(name: &str, run: impl FnOnce() + Send + 'static) -> Trial {
    Trial::test(name, || {
        run();
        Ok(())
    })
}

fn scripts() -> Vec<PathBuf> {
    files("tests/sessions", "txt")
}

/// The files in a folder of the project that end like this, by name.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let files = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let mut files: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|e| e == ending)).collect();
    files.sort();
    files
}

fn name(script: &Path) -> String {
    script.file_stem().expect("a name").to_string_lossy().into_owned()
}

fn play(script: &Path, pressed: &mut script::Pressed) -> String {
    script::play(&name(script), &fs::read_to_string(script).expect("a script"), pressed)
}

fn looks_as_it_did(script: &Path) {
    let seen = play(script, &mut HashSet::new());
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../sessions/seen");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name(script), seen));
}

fn every_row_of_the_key_table_is_pressed() {
    let mut pressed = HashSet::new();
    for script in scripts() {
        play(&script, &mut pressed);
    }
    let missing: Vec<String> = BINDINGS
        .iter()
        .filter(|row| !pressed.contains(&(row.scope, row.action)))
        .map(|row| format!("{} in {:?}", row.chords[0], row.scope))
        .collect();
    assert!(missing.is_empty(), "no session presses: {}", missing.join(", "));
}

/// The compiler drops the usual mark of a test here without a word, so a function that wears it would never run.
fn every_test_is_listed() {
    for file in files("tests/session", "rs") {
        let text = fs::read_to_string(&file).expect("a file");
        let marked = text.lines().any(|line| line.trim() == "#[test]");
        assert!(!marked, "{} marks a test that never runs: list it in main() instead", file.display());
    }
}
