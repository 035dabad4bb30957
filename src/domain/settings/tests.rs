use std::time::Duration;

use proptest::prelude::*;

use super::{Change, ClockView, Setting, Settings};
use crate::domain::pace::Pace;
use crate::domain::part::{Part, Parts};
use crate::domain::profile::{CompanyKind, JobLevel, JobRole};
use crate::domain::words::KnownWord;

fn with(changes: &[(Setting, u32)]) -> Settings {
    let mut settings = Settings::default();
    for &(setting, to) in changes {
        settings.put(Change { setting, to });
    }
    settings
}

#[test]
fn the_defaults_are_sound_and_are_the_usual_pace() {
    let settings = Settings::default();
    assert_eq!(settings.check(), Ok(()));
    assert_eq!(settings.pace(), Pace::default());
    for setting in Setting::ALL {
        assert!(setting.range().contains(&settings.number(setting)), "{}", setting.key());
    }
}

#[test]
fn every_setting_reads_what_it_writes_and_shows() {
    for setting in Setting::ALL {
        assert_eq!(Setting::of_key(setting.key()), Some(setting));
        for number in setting.range() {
            let settings = with(&[(setting, number)]);
            assert_eq!(settings.number(setting), number, "{}", setting.key());
            assert_eq!(setting.read(&setting.written(number)), Ok(number), "{}", setting.key());
            assert_eq!(setting.read(&setting.shown(number)), Ok(number), "{}", setting.key());
        }
    }
}

#[test]
fn the_words_of_a_profile_are_those_of_the_packs() {
    fn words<T: KnownWord>(setting: Setting, before: &[&str]) {
        let of_packs = T::ALL.iter().map(|it| it.word());
        let all: Vec<&str> = before.iter().copied().chain(of_packs).collect();
        let (last, others) = all.split_last().expect("words");
        assert_eq!(setting.allowed(), format!("{} or {last}", others.join(", ")));
        assert_eq!(*setting.range().end() as usize, all.len() - 1);
    }
    words::<JobRole>(Setting::Role, &["none", "any"]);
    words::<JobLevel>(Setting::Level, &["none"]);
    words::<CompanyKind>(Setting::CompanyKind, &["none"]);
    let settings = with(&[(Setting::Role, 3), (Setting::Level, 2), (Setting::CompanyKind, 1)]);
    assert_eq!(settings.profile.words().as_deref(), Some("scientist, senior, at a lab"));
    for (name, role) in [
        ("AI engineer", "ml-engineer"),
        ("ML Engineer", "ml-engineer"),
        ("Research Scientist", "scientist"),
        ("product_manager", "product-manager"),
    ] {
        assert_eq!(Setting::Role.read(name).map(|number| Setting::Role.written(number)), Ok(role.to_owned()));
    }
    let any = with(&[(Setting::Role, 1)]);
    assert!(any.role_said && any.profile == Settings::default().profile && !Settings::default().role_said);
}

#[test]
fn what_is_not_allowed_is_told_with_what_is() {
    for (setting, text, said) in [
        (Setting::DrillsADay, "0", "Drills a day must be 1 to 12, not \"0\"."),
        (Setting::DrillsADay, "-1", "Drills a day must be 1 to 12, not \"-1\"."),
        (Setting::StartHour, "24", "Start of the day must be 0:00 to 23:00, not \"24\"."),
        (Setting::WordsAMinute, "fast", "Words a minute must be 100 to 190, not \"fast\"."),
        (Setting::Target, "2:60", "Target must be 0:30 to 10:00, not \"2:60\"."),
        (Setting::Target, "99999999999:00", "Target must be 0:30 to 10:00, not \"99999999999:00\"."),
        (Setting::Share(Part::Action), "100", "Action must be 1% to 96%, not \"100\"."),
        (Setting::Bell, "", "Bell must be on or off."),
        (Setting::ClockView, "big", "Clock must be full, lights or hidden, not \"big\"."),
    ] {
        assert_eq!(setting.read(text), Err(said.to_owned()));
    }
    let long = Setting::Bell.read(&"ä".repeat(5000)).expect_err("no switch");
    assert!(long.chars().count() < 80, "{long}");
}

#[test]
fn people_may_write_a_value_in_more_than_one_way() {
    for (setting, text, number) in [
        (Setting::Target, "150", 150),
        (Setting::Target, " 2:30 ", 150),
        (Setting::StartHour, "04:00", 4),
        (Setting::Share(Part::Task), "12%", 12),
        (Setting::Bell, "True", 1),
        (Setting::Flash, "no", 0),
    ] {
        assert_eq!(setting.read(text), Ok(number), "{text}");
    }
}

#[test]
fn the_marks_stay_in_their_order() {
    let usual = Settings::default();
    for (setting, number, said) in [
        (Setting::BandFrom, 180, "The band must start (3:00) before it ends (3:00)."),
        (Setting::BandTo, 150, "Wrap up (2:30) must be inside the band, from 2:00 to 2:30."),
        (Setting::WrapUp, 120, "Wrap up (2:00) must be inside the band, from 2:00 to 3:00."),
        (Setting::Target, 181, "The target (3:01) must be inside the band, from 2:00 to 3:00."),
        (Setting::Target, 601, "Target must be 0:30 to 10:00."),
    ] {
        assert_eq!(usual.with(setting, number), Err(said.to_owned()));
    }
    let longer = usual.with(Setting::BandTo, 240).and_then(|settings| settings.with(Setting::Target, 200));
    assert_eq!(longer.map(|settings| settings.pace().target), Ok(Duration::from_secs(200)));
}

#[test]
fn what_a_share_gains_the_largest_others_lose() {
    let usual = Settings::default();
    let set = |part, number| usual.with(Setting::Share(part), number).map(|settings| settings.shares);
    assert_eq!(set(Part::Task, 12), Ok(Parts([16, 12, 48, 15, 9])));
    assert_eq!(set(Part::Task, 8), Ok(Parts([16, 8, 52, 15, 9])));
    assert_eq!(set(Part::Action, 52), Ok(Parts([15, 10, 52, 14, 9])));
    assert_eq!(set(Part::Situation, 96), Ok(Parts([96, 1, 1, 1, 1])));
}

#[test]
fn a_part_stays_in_plan_at_its_own_share() {
    let settings = Settings::default().with(Setting::Share(Part::Task), 24).expect("allowed");
    assert_eq!(
        Part::ALL.map(|part| settings.pace().in_plan(part)),
        [(10, 20), (19, 29), (36, 51), (10, 20), (5, 10)]
    );
}

#[test]
fn switches_turn_and_choices_go_round() {
    let usual = Settings::default();
    let hidden = usual.stepped(Setting::ClockView, false).expect("allowed");
    assert_eq!(hidden.clock_view, ClockView::Hidden);
    assert_eq!(hidden.stepped(Setting::ClockView, true), Ok(usual.clone()));
    assert!(!usual.stepped(Setting::Bell, true).expect("allowed").bell);
    let least = with(&[(Setting::DrillsADay, 1)]);
    assert_eq!(least.stepped(Setting::DrillsADay, false), Err("Drills a day must be 1 to 12.".to_owned()));
}

proptest! {
    #[test]
    fn whatever_is_pressed_the_settings_stay_sound(
        steps in prop::collection::vec((0_usize..15, any::<bool>(), prop::option::of(0_u32..700)), 0..60)
    ) {
        let mut settings = Settings::default();
        for (at, up, number) in steps {
            let setting = Setting::ALL[at];
            let next = match number {
                Some(number) => settings.with(setting, number),
                None => settings.stepped(setting, up),
            };
            if let Ok(next) = next {
                let mut same = settings.clone();
                for change in next.changes_from(&settings) {
                    same.put(change);
                }
                prop_assert_eq!(&same, &next, "the changes make the difference");
                settings = next;
            }
            prop_assert_eq!(settings.check(), Ok(()));
            let pace = settings.pace();
            let plan: Duration = Part::ALL.into_iter().map(|part| pace.plan(part)).sum();
            prop_assert_eq!(plan, settings.target);
            for part in Part::ALL {
                let (least, most) = pace.in_plan(part);
                prop_assert!(least <= settings.shares[part] && settings.shares[part] <= most);
            }
        }
    }
}
