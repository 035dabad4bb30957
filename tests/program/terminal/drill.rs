//! A drill on disk: what was shown as saved or marked is there, whatever becomes of the process.

use serde_json::Value;

use super::Terminal;
use crate::home::Home;

#[test]
fn what_is_shown_as_saved_is_on_disk() {
    let home = Home::new();
    let mut terminal = home.at_practice();
    start_first(&mut terminal);
    terminal.press("     ");
    terminal.wait_for("▌ Task");
    terminal.press("\x1b[6~".repeat(4));
    terminal.wait_for("space finish");
    finish(&mut terminal);
    terminal.press("0");
    terminal.wait_for("How was it?");
    let times = shown(&terminal, ["Situation"]);
    assert!(times[0] >= 1, "{times:?}");
    assert_eq!(terminal.screen().matches("left out").count(), 5, "a key that is held ends one part");
    terminal.press("2\t\tbreathe, then the result\r");
    terminal.wait_for("enter save");
    terminal.press("\r");
    terminal.wait_for("✓ Saved:");
    terminal.kill();

    let journal = home.records();
    assert_eq!(journal.len(), 1, "{journal:?}");
    let take = &journal[0];
    assert_eq!((&take["t"], &take["next"]), (&"take".into(), &"breathe, then the result".into()));
    assert_recorded(take, &times);
    assert!(home.drills().is_empty(), "what is saved is not offered again");
    let mut again = home.start();
    again.wait_for("1 done · ");
    let row = again.row("✓");
    assert!(row.contains(&format!("  {} ", take["rating"])), "{row}");
    again.press("q");
    assert_eq!(again.exit_code(), 0);
}

#[test]
fn a_killed_drill_goes_on_with_the_times_that_were_shown() {
    let home = Home::new();
    let mut terminal = home.at_practice();
    start_first(&mut terminal);
    terminal.press(" ");
    terminal.wait_for_time("Task", 1);
    terminal.press(" ");
    terminal.wait_for("▌ Action");
    let times = shown(&terminal, ["Situation", "Task"]);
    terminal.kill();
    assert_eq!(home.drills(), ["drill.json"]);

    let mut terminal = home.start();
    terminal.wait_for("A drill was cut off");
    assert!(terminal.row("cut off at").contains("in Action"), "{}", terminal.screen());
    terminal.press("\r");
    terminal.wait_for("paused");
    assert_eq!(shown(&terminal, ["Situation", "Task"]), times);
    terminal.press(" ");
    terminal.wait_for_time("Action", 1);
    finish(&mut terminal);
    terminal.press("0");
    terminal.wait_for("How was it?");
    assert_eq!(shown(&terminal, ["Situation", "Task"]), times);
    save(&mut terminal);
    assert!(home.drills().is_empty());
    let journal = home.records();
    assert_eq!(journal.len(), 1, "{journal:?}");
    assert_recorded(&journal[0], &times);
    let [.., result, learning] = [0, 1, 2, 3, 4].map(|part| &journal[0]["parts"][part]);
    assert!(result.is_null() && learning.is_null(), "{journal:?}");
}

#[test]
fn two_instances_lose_nothing() {
    let home = Home::new();
    let (mut first, mut second) = (home.at_practice(), home.at_practice());
    // The second question asks for a method, which has another first part.
    second.press("jj");
    second.wait_for("▌ Tell me about an AI");
    for terminal in [&mut first, &mut second] {
        start_first(terminal);
    }
    assert_eq!(home.drills(), ["drill-2.json", "drill.json"]);
    for terminal in [&mut first, &mut second] {
        finish(terminal);
        terminal.press("0");
        terminal.wait_for("How was it?");
        save(terminal);
    }
    assert!(home.drills().is_empty());
    let journal = home.records();
    let asked: Vec<_> = journal.iter().map(|take| (&take["seq"], &take["question"])).collect();
    assert_eq!(asked.len(), 2, "{journal:?}");
    assert!(asked[0].0 == 1 && asked[1].0 == 2 && asked[0].1 != asked[1].1, "{journal:?}");

    // The first has not heard of the second's take; the next key shows it.
    assert!(first.screen().contains("1 done today"), "{}", first.screen());
    first.press("\x1b");
    first.wait_for("2 done · 1 new");
    assert_eq!(first.screen().matches('✓').count(), 2, "{}", first.screen());
}

/// Starts the selected question and its clock, and tells for a second.
pub(super) fn start_first(terminal: &mut Terminal) {
    terminal.press("\r");
    terminal.wait_for("space start the clock");
    terminal.press(" ");
    terminal.wait_for_time("Situation", 1);
}

/// Finishes the take, and skips the follow-up.
pub(super) fn finish(terminal: &mut Terminal) {
    terminal.press("\r");
    terminal.wait_for("FOLLOW-UP");
    terminal.press("\t");
    terminal.wait_for("how did it go?");
}

/// Goes from the first row to the rating, wherever that is, and saves with the best that may be given.
pub(super) fn save(terminal: &mut Terminal) {
    // In the line for the next time, tab goes on too; on the rating it does nothing.
    terminal.press("\t\t\t\t");
    terminal.wait_for("enter save");
    terminal.press("\r");
    terminal.wait_for("✓ Saved:");
}

/// The times of these parts, as they are shown.
fn shown<const N: usize>(terminal: &Terminal, parts: [&str; N]) -> [u64; N] {
    parts.map(|part| {
        terminal.time(part).unwrap_or_else(|| panic!("no time of {part} on\n{}", terminal.screen()))
    })
}

/// Whether the first parts of a take in the journal are those that were shown. The screen rounds down to seconds, the
/// journal to the nearest millisecond.
fn assert_recorded(take: &Value, shown: &[u64]) {
    for (part, shown) in shown.iter().enumerate() {
        let recorded = take["parts"][part].as_f64().expect("seconds");
        let rounded = [recorded, recorded - 0.001].map(|seconds| seconds.max(0.0).floor() as u64);
        assert!(rounded.contains(shown), "{shown} was shown of part {part}: {take}");
    }
}
