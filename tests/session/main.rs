//! Sessions: each file in `tests/sessions` is a script of keys, clicks and waits. It is played through the same
//! `turn` and `draw` as the product; the snapshot beside it is the script with what was seen under each step.
//!
//! Verbs: `size W H`, `day YYYY-MM-DD`, `press KEY...`, `walk KEY` (until it moves nothing, and nothing is left to see), `type TEXT`, `paste TEXT`, `click LABEL|COLUMN,ROW`,
//! `scroll LINES`, `wait TIME`, `tell SECONDS...` (a whole take), `sleep TIME` (nothing wakes), `show`, `colour TEXT`, `set TEXT` (the file of settings, by hand), `refuse WHY` (the next
//! change of it fails), `settings`, `journal`, `copied`, `bells`,
//! `story NAME TEXT`, `company NAME TEXT` (their files, by hand), `file NAME` (a story's), `editor TEXT`, `refuse-story WHY`,
//! `copy drill` and `put drill back` (its file), `slip LINE` and `fail WHY` (the journal), `end` (a signal), `kill`, `ended`. A line that begins with `#` is a remark.

mod desk;
mod fortnight;
mod limits;
mod monkey;
mod script;
mod settings;

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use starl::keys::table::BINDINGS;

fn scripts() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sessions");
    let files = fs::read_dir(folder).expect("the sessions").map(|entry| entry.expect("an entry").path());
    let mut scripts: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|e| e == "txt")).collect();
    scripts.sort();
    scripts
}

/// One test plays all, so that it can say which rows of the key table no session presses.
#[test]
fn sessions_look_as_they_did() {
    let mut pressed = HashSet::new();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../sessions/seen");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for path in scripts() {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).expect("a script");
        let seen = script::play(&name, &text, &mut pressed);
        settings.bind(|| insta::assert_snapshot!(name.as_str(), seen));
    }
    let missing: Vec<String> = BINDINGS
        .iter()
        .filter(|row| !pressed.contains(&(row.scope, row.action)))
        .map(|row| format!("{} in {:?}", row.chords[0], row.scope))
        .collect();
    assert!(missing.is_empty(), "no session presses: {}", missing.join(", "));
}
