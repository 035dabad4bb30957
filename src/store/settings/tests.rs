use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;
use tempfile::TempDir;

use super::text::{change, parse};
use super::{FileSettings, LoadedSettings, SettingsError, SettingsStore};
use crate::domain::clean::clean;
use crate::domain::part::Part;
use crate::domain::settings::{Change, ClockView, Setting, Settings};
use crate::store::text::ReportLevel;
use crate::store::text::source::Source;

/// A file of settings with this text.
fn file(text: &str) -> (TempDir, PathBuf, FileSettings) {
    let root = tempfile::tempdir().expect("a directory");
    let path = root.path().join("settings.yaml");
    fs::write(&path, text).expect("written");
    let settings = FileSettings::new(&path, &root.path().join("lock"));
    (root, path, settings)
}

/// What becomes of a text when this is set.
fn set(text: &str, setting: Setting, to: u32) -> Result<String, SettingsError> {
    let (_root, path, mut settings) = file(text);
    let held = settings.change(&[Change { setting, to }])?;
    assert_eq!(held.number(setting), to);
    assert_eq!(settings.load().expect("readable").settings, held, "what is said is what is on disk");
    Ok(fs::read_to_string(path).expect("read"))
}

/// All that is said of a text, the folder left out.
fn said_of(text: &str) -> String {
    let (_root, path, mut settings) = file(text);
    let read = settings.load();
    let changed = settings.change(&[Change { setting: Setting::Interruption, to: 1 }]);
    let reports = match read {
        Ok(LoadedSettings { reports, .. }) => {
            changed.expect("the rest of the file is not in the way");
            let after = fs::read_to_string(&path).expect("read");
            assert_eq!(after, format!("{text}interruption: on\n"), "what cannot be used is left where it is");
            reports
        }
        Err(report) => {
            let refused = changed.expect_err("left alone");
            assert!(matches!(refused, SettingsError::Faulty(_)), "{refused}");
            assert_eq!(fs::read_to_string(&path).expect("read"), text);
            vec![report]
        }
    };
    let said = reports.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    let folder = path.parent().expect("a folder").to_string_lossy().into_owned();
    said.replace(&format!("{folder}{}", std::path::MAIN_SEPARATOR), "")
}

#[test]
fn a_missing_or_empty_file_holds_the_defaults() {
    let root = tempfile::tempdir().expect("a directory");
    let path = root.path().join("settings.yaml");
    let mut settings = FileSettings::new(&path, &root.path().join("lock"));
    assert_eq!(settings.load().expect("nothing there"), LoadedSettings::default());
    assert!(!path.exists(), "reading writes nothing");
    for text in ["", "\n\n", "# only a remark", "\u{feff}# a mark\r\n"] {
        assert_eq!(file(text).2.load().expect(text), LoadedSettings::default());
    }
}

#[test]
fn every_key_is_read() {
    let text = "drills_a_day: 5\nstart_hour: 0\nwords_a_minute: 160\nband_from: 1:00\nband_to: 120\n\
                wrap_up: '1:30'\ntarget: \"1:40\"\nshare_situation: 10\nshare_task: 10\nshare_action: 60\n\
                share_result: 11\nshare_learning: 9\nbell: off\nflash: true\nclock_view: lights\n\
                follow_up: off\ninterruption: yes\nrole: scientist\nlevel: senior\ncompany_kind: lab\ntheme: light\ncontrast: high\nmouse: off\n";
    let LoadedSettings { settings: read, reports } = file(text).2.load().expect("readable");
    assert_eq!(reports, []);
    let numbers = Setting::ALL.map(|setting| read.number(setting));
    assert_eq!(numbers, [5, 0, 0, 1, 160, 3, 2, 1, 100, 60, 90, 120, 10, 10, 60, 11, 9, 0, 1, 1, 2, 1, 0]);
    assert_eq!(read.clock_view, ClockView::Lights);
    for setting in Setting::ALL {
        assert!(text.contains(&format!("{}:", setting.key())), "{} is not tried", setting.key());
    }
}

#[test]
fn what_is_wrong_is_reported_with_its_place_and_left_where_it_is() {
    for (text, said) in [
        (
            "bell: on\ndrills_a_day: 40 # too many\n",
            "settings.yaml:2:15: Drills a day must be 1 to 12, not \"40\".\n \
             2 | drills_a_day: 40 # too many\n   |               ^^",
        ),
        (
            "raise_floor: on\n",
            "settings.yaml:1:1: warning: raise_floor has no effect: weak questions come back anyway. You can delete the line.\n \
             1 | raise_floor: on\n   | ^^^^^^^^^^^",
        ),
        (
            "drils_a_day: 4\n",
            "settings.yaml:1:1: warning: There is no key \"drils_a_day\" here.\n \
             1 | drils_a_day: 4\n   | ^^^^^^^^^^^\nhint: did you mean \"drills_a_day\"?",
        ),
        (
            "bell: on\nbell: off\n",
            "settings.yaml:2:1: The key \"bell\" is written twice.\n 2 | bell: off\n   | ^^^^",
        ),
        ("flash:\n", "settings.yaml:1:6: Flash must be on or off.\n 1 | flash:\n   |      ^"),
        (
            "target: [1, 2]\n",
            "settings.yaml:1:9: Expected text here.\n 1 | target: [1, 2]\n   |         ^\nhint: this key takes \
             text; put it in quotes",
        ),
        (
            "band_from: 2:50\n",
            "settings.yaml:1:12: Wrap up (2:30) must be inside the band, from 2:50 to 3:00.\n \
             1 | band_from: 2:50\n   |            ^^^^",
        ),
        (
            "share_task: 20\n",
            "settings.yaml:1:13: The shares of the five parts add up to 110%; they must add up to 100%.\n \
             1 | share_task: 20\n   |             ^^",
        ),
        ("- 1\n", "settings.yaml:1:1: Expected key: value lines here.\n 1 | - 1\n   | ^"),
        (
            "bell: \"on\n",
            "settings.yaml:1:7: This isn't valid YAML: unclosed quote.\n 1 | bell: \"on\n   |       ^\n\
             hint: close the quote that opens here",
        ),
    ] {
        assert_eq!(said_of(text), said, "{text}");
    }
}

#[test]
fn what_cannot_be_used_falls_back_alone_and_all_of_it_is_reported() {
    let text = "new_in_v2: [on, {deep: yes}]\nband_from: 3:30\nband_to: 3:00\nbell: maybe\nstart_hour: 0\n\
                words_a_minute: [1]\n";
    let (_root, path, mut settings) = file(text);
    let LoadedSettings { settings: read, reports } = settings.load().expect("readable");
    let places: Vec<_> =
        reports.iter().map(|report| (report.place().map(|place| place.line), report.level())).collect();
    let error = |line| (Some(line), ReportLevel::Error);
    assert_eq!(places, [(Some(1), ReportLevel::Warning), error(2), error(4), error(6)], "{reports:?}");
    assert!(reports[1].sentence().starts_with("The band must start (3:30)"), "{}", reports[1]);
    assert_eq!(read, Settings { start_hour: 0, ..Settings::default() });

    let bell = Change { setting: Setting::Bell, to: 0 };
    settings.change(&[bell]).expect("a bad value is replaced where it stands");
    let next = fs::read_to_string(&path).expect("read");
    assert_eq!(next, text.replace("bell: maybe", "bell: off"));
    let wrap_up = Change { setting: Setting::WrapUp, to: 155 };
    settings.change(&[wrap_up]).expect("changed");
    assert_eq!(fs::read_to_string(&path).expect("read"), format!("{next}wrap_up: 2:35\n"));

    let (_root, path, mut settings) = file("share_task: 20\nnew: x # mine\n");
    let held =
        settings.load().expect("readable").settings.with(Setting::Share(Part::Task), 12).expect("allowed");
    settings.change(&held.changes_from(&Settings::default())).expect("changed");
    let text = fs::read_to_string(&path).expect("read");
    assert_eq!(text, "share_task: 12\nnew: x # mine\nshare_action: 48\n");

    let (_root, path, mut settings) = file("share_task: 20\n");
    let held =
        settings.load().expect("readable").settings.with(Setting::Share(Part::Result), 20).expect("allowed");
    settings.change(&held.changes_from(&Settings::default())).expect("changed");
    assert_eq!(settings.load().expect("readable"), LoadedSettings { settings: held, reports: Vec::new() });
    let text = fs::read_to_string(&path).expect("read");
    assert!(text.starts_with("share_task: 10\n"), "a value in the way of the new one is set too: {text}");
}

#[test]
fn nothing_of_a_file_reaches_a_terminal_as_it_is() {
    let text = "\"\\e]52;c;a\\a\": x\n\"\\u202Ekey\\u200B\": 1\nbell: \"\\e[2J\\u2066\u{FFF9}\u{115F}\"\n";
    let said = said_of(text);
    assert!(said.matches("settings.yaml:").count() == 3, "{said}");
    assert!(said.chars().all(|c| c == '\n' || clean(&c.to_string()) == c.to_string()), "{said:?}");
}

#[test]
fn a_change_touches_the_bytes_of_the_value_alone() {
    for (before, setting, to, after) in [
        ("drills_a_day: 3\n", Setting::DrillsADay, 12, "drills_a_day: 12\n"),
        ("# mine\nbell:   on   # é: quiet\n\n", Setting::Bell, 0, "# mine\nbell:   off   # é: quiet\n\n"),
        ("---\ntarget: '2:20'\n", Setting::Target, 155, "---\ntarget: 2:35\n"),
        ("{flash: off, bell: off}\n", Setting::Flash, 1, "{flash: on, bell: off}\n"),
        ("  bell: off\n  flash: off", Setting::Flash, 1, "  bell: off\n  flash: on"),
        ("bell: off\r\nstart_hour: 4\r\n", Setting::StartHour, 23, "bell: off\r\nstart_hour: 23\r\n"),
        ("target: &t 2:20\n", Setting::Target, 155, "target: &t 2:35\n"),
        ("target: !!str 2:20\n", Setting::Target, 155, "target: !!str 2:35\n"),
        ("? bell\n: off # so\n", Setting::Bell, 1, "? bell\n: on # so\n"),
        ("bell:\n  off\n", Setting::Bell, 1, "bell:\n  on\n"),
    ] {
        assert_eq!(set(before, setting, to).expect(before), after);
    }
}

#[test]
fn a_key_that_is_not_there_is_added_at_the_end() {
    for (before, after) in [
        ("# mine\nbell: off", "# mine\nbell: off\nflash: on\n"),
        ("bell: off\r\n", "bell: off\r\nflash: on\r\n"),
        ("# only a remark\n", "# only a remark\nflash: on\n"),
        ("\u{feff}bell: off\n", "\u{feff}bell: off\nflash: on\n"),
    ] {
        assert_eq!(set(before, Setting::Flash, 1).expect(before), after);
    }
    let begun = set("", Setting::Flash, 1).expect("a new file");
    assert!(begun.starts_with("# Settings of starl.") && begun.ends_with("\nflash: on\n"), "{begun}");
}

#[test]
fn what_cannot_be_changed_alone_is_left_to_the_hand() {
    for (text, setting, to) in [
        ("{bell: off}\n", Setting::Flash, 1),
        ("  bell: off\n", Setting::Flash, 1),
        ("bell: off\n...\n", Setting::Flash, 1),
        ("target: &t 2:20\nwrap_up: *t\n", Setting::Target, 145),
    ] {
        let (_root, path, mut settings) = file(text);
        let why = settings.change(&[Change { setting, to }]).expect_err(text);
        assert!(matches!(why, SettingsError::Unwritable { .. }), "{why}");
        assert!(why.to_string().contains(setting.key()), "{why}");
        assert_eq!(fs::read_to_string(path).expect("read"), text);
    }
}

#[test]
fn what_somebody_else_wrote_meanwhile_is_kept_and_told() {
    let (_root, path, mut settings) = file("bell: off\n");
    settings.load().expect("sound");
    assert!(!settings.is_stale());
    fs::write(&path, "bell: off\ndrills_a_day: 7 # by hand\n").expect("written");
    assert!(settings.is_stale());
    let held = settings.change(&[Change { setting: Setting::Bell, to: 1 }]).expect("changed");
    assert_eq!((held.drills_a_day, held.bell), (7, true));
    assert_eq!(fs::read_to_string(&path).expect("read"), "bell: on\ndrills_a_day: 7 # by hand\n");
    assert!(!settings.is_stale(), "what was written here is known");
    fs::write(&path, "band_to: 4:00\n").expect("written");
    let clash = Change { setting: Setting::BandFrom, to: 240 };
    let why = settings.change(&[clash]).expect_err("no band").to_string();
    assert_eq!(why, "The band must start (4:00) before it ends (4:00).");
    fs::remove_file(&path).expect("removed");
    assert!(settings.is_stale());
}

#[test]
fn several_changes_are_made_together_or_not_at_all() {
    let (_root, path, mut settings) = file("share_task: 10 # little\n");
    let next = Settings::default().with(Setting::Share(Part::Task), 11).expect("allowed");
    settings.change(&next.changes_from(&Settings::default())).expect("changed");
    assert_eq!(fs::read_to_string(&path).expect("read"), "share_task: 11 # little\nshare_action: 49\n");
}

#[test]
fn what_is_no_file_or_cannot_be_written_is_told() {
    let root = tempfile::tempdir().expect("a directory");
    let path = root.path().join("settings.yaml");
    fs::create_dir(&path).expect("a directory");
    let mut settings = FileSettings::new(&path, &root.path().join("lock"));
    let told = settings.load().expect_err("a directory").to_string();
    assert!(told.ends_with("settings.yaml: This isn't a regular file, so starl ignores it."), "{told}");
    let gone = root.path().join("gone/settings.yaml");
    let mut settings = FileSettings::new(&gone, &root.path().join("lock"));
    let why = settings.change(&[Change { setting: Setting::Bell, to: 0 }]).expect_err("no folder");
    assert!(why.to_string().starts_with("could not write"), "{why}");
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_the_file_is_private() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    for there in [true, false] {
        let root = tempfile::tempdir().expect("a directory");
        let (link, real) = (root.path().join("settings.yaml"), root.path().join("dotfiles.yaml"));
        if there {
            fs::write(&real, "bell: on\n").expect("written");
        }
        symlink("dotfiles.yaml", &link).expect("linked");
        let mut settings = FileSettings::new(&link, &root.path().join("lock"));
        settings.change(&[Change { setting: Setting::Bell, to: 0 }]).expect("changed");
        assert!(fs::symlink_metadata(&link).expect("it is there").is_symlink());
        assert!(fs::read_to_string(&real).expect("read").ends_with("bell: off\n"));
        assert_eq!(fs::metadata(&real).expect("it is there").permissions().mode() & 0o777, 0o600);
    }
}

proptest! {
    #[test]
    fn whatever_is_set_every_other_line_stays(
        held in prop::collection::vec((0_usize..15, "[ ]{0,3}(#[ a-zé:\"]{0,9})?"), 0..8),
        at in 0_usize..15,
        up in any::<bool>(),
    ) {
        let mut text = String::from("# mine\n");
        let mut seen = Vec::new();
        for (at, remark) in held {
            let setting = Setting::ALL[at];
            if !seen.contains(&setting) {
                seen.push(setting);
                let written = setting.written(Settings::default().number(setting));
                writeln!(text, "{}: {written} {remark}", setting.key()).expect("a text takes it");
            }
        }
        let source = Source { path: PathBuf::from("settings.yaml"), text: text.clone() };
        let before = parse(&source).expect("readable").settings;
        if let Ok(next) = before.stepped(Setting::ALL[at], up) {
            let changes = next.changes_from(&before);
            let (changed, settings) = change(&source, &changes).expect("changed");
            prop_assert_eq!(settings, next);
            let keys: Vec<_> = changes.iter().map(|change| change.setting.key()).collect();
            for (old, new) in text.lines().zip(changed.lines()) {
                let key = old.split(':').next().unwrap_or_default();
                prop_assert!(old == new || keys.contains(&key), "{old} became {new}");
                let remark = |line: &str| line.split_once('#').map(|(_, remark)| remark.to_owned());
                prop_assert_eq!(remark(old), remark(new));
            }
        }
    }
}
