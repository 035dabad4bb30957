//! Drill arithmetic: what the keys do to the time of the parts.

use std::time::Duration;

use proptest::prelude::{Strategy, prop_assert, prop_assert_eq, proptest};

use super::{Assignment, Drill};
use crate::domain::day::Moment;
use crate::domain::id::Id;
use crate::domain::part::Part;
use crate::domain::shape::Outline;

fn at(millis: u64) -> Moment {
    let start = chrono::DateTime::from_timestamp(1_795_000_000, 0).expect("a time").fixed_offset();
    let elapsed = Duration::from_millis(millis);
    Moment { elapsed, at: start + elapsed }
}

fn ms(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

fn begun() -> Drill {
    let question = Id::new("a-question").expect("an id");
    let assignment = Assignment {
        question,
        wording: 0,
        story: None,
        outline: Outline::default(),
        cold: true,
        peeked: false,
        warm_up: false,
        live: false,
        notes: false,
        focus: None,
        exercise: None,
    };
    Drill::begin(assignment, at(0))
}

/// A drill whose clock was looked at every second, as a screen does.
fn watched_until(millis: u64) -> Drill {
    let mut drill = begun();
    for second in 1..=millis / 1000 {
        assert!(!drill.look(at(second * 1000)));
    }
    drill
}

fn seconds(drill: &Drill) -> Vec<Option<u64>> {
    drill.parts().iter().map(|time| time.map(|time| time.as_secs())).collect()
}

#[test]
fn five_parts_and_a_finish() {
    let mut drill = begun();
    for end in [24_000, 39_000, 114_000, 136_000, 150_000] {
        assert!(drill.end_part(ms(end)));
    }
    assert_eq!(drill.part(), None);
    assert_eq!(drill.spoken(ms(190_000)), ms(150_000), "after the last part nothing is counted");
    assert!(!drill.end_part(ms(150_900)), "a double press finishes nothing");
    assert!(drill.end_part(ms(151_000)));
    assert!(drill.is_finished());
    assert_eq!(seconds(&drill), [Some(24), Some(15), Some(75), Some(22), Some(14)]);
}

#[test]
fn a_mark_taken_back_gives_its_time_to_the_part_again() {
    let mut drill = begun();
    drill.end_part(ms(20_000));
    drill.take_back(at(25_000));
    assert_eq!(drill.part(), Some(Part::Situation.into()));
    drill.end_part(ms(30_000));
    assert_eq!(seconds(&drill), [Some(30), None, None, None, None]);
}

#[test]
fn the_end_of_learning_taken_back_counts_on() {
    let mut drill = begun();
    for end in 1..=5 {
        drill.end_part(ms(end * 10_000));
    }
    drill.take_back(at(53_000));
    assert_eq!(drill.spoken(ms(54_000)), ms(54_000), "the teller was still speaking");
}

#[test]
fn a_finish_taken_back_leaves_the_review_out() {
    let mut drill = begun();
    drill.end_part(ms(20_000));
    drill.finish(ms(60_000));
    assert_eq!(seconds(&drill), [Some(20), Some(40), None, None, None]);
    assert_eq!(drill.paused(ms(85_000)), ms(0), "a review is no pause");
    drill.take_back(at(90_000));
    assert!(!drill.look(at(91_000)), "the review is no sleep of the machine");
    assert!(drill.runs());
    assert_eq!(drill.spoken(ms(95_000)), ms(65_000));
}

#[test]
fn a_long_silence_after_the_last_part_is_not_told() {
    let mut drill = begun();
    for end in 1..=5 {
        drill.end_part(ms(end * 10_000));
    }
    drill.take_back(at(650_000));
    assert_eq!(drill.spoken(ms(652_000)), ms(52_000));
    assert_eq!(drill.paused(ms(652_000)), ms(600_000));
}

#[test]
fn a_skipped_part_is_not_told_and_its_time_goes_on() {
    let mut drill = begun();
    drill.end_part(ms(20_000));
    drill.skip_part(ms(22_000));
    drill.end_part(ms(90_000));
    drill.finish(ms(100_000));
    assert_eq!(seconds(&drill), [Some(20), None, Some(70), Some(10), None]);
}

#[test]
fn a_double_press_tells_no_part() {
    let mut drill = begun();
    drill.end_part(ms(20_000));
    drill.end_part(ms(20_200));
    drill.end_part(ms(60_000));
    assert_eq!(seconds(&drill), [Some(20), None, Some(40), None, None]);
    drill.take_back(at(61_000));
    assert_eq!(drill.in_part(ms(61_000)), ms(41_000));
}

#[test]
fn a_breath_before_the_finish_is_no_part() {
    let mut drill = begun();
    drill.end_part(ms(20_000));
    drill.finish(ms(20_400));
    assert_eq!(drill.parts(), [Some(ms(20_400)), None, None, None, None]);
}

#[test]
fn a_drill_taken_up_after_its_last_part_can_be_finished() {
    let mut drill = begun();
    for end in 1..=5 {
        drill.end_part(ms(end * 10_000));
    }
    let mut again = drill.set_down(ms(50_100));
    assert!(again.end_part(ms(3)));
    assert_eq!(again.spoken(ms(9)), ms(50_000));
}

#[test]
fn a_sleep_of_the_machine_is_a_pause() {
    let mut drill = watched_until(10_000);
    assert!(!drill.look(at(14_000)), "a late wake is no sleep");
    assert!(drill.look(at(3_614_000)));
    assert!(drill.is_paused());
    assert_eq!(drill.spoken(ms(3_614_000)), ms(14_000));
    assert_eq!(drill.paused(ms(3_614_000)), ms(3_600_000));
    drill.resume(at(3_620_000));
    assert!(!drill.look(at(3_621_000)));
    assert_eq!(drill.spoken(ms(3_621_000)), ms(15_000));
}

#[test]
fn the_monotonic_clock_may_stand_still_while_the_machine_sleeps() {
    let mut drill = watched_until(10_000);
    let later = Moment { at: at(900_000).at, ..at(11_000) };
    assert!(drill.look(later));
    assert_eq!(drill.spoken(ms(11_000)), ms(10_000));
}

#[test]
fn a_drill_set_down_is_taken_up_paused_at_the_same_time() {
    let mut drill = begun();
    drill.end_part(ms(20_000));
    let kept = serde_json::to_string(&drill.set_down(ms(31_500))).expect("json");
    let mut again: Drill = serde_json::from_str(&kept).expect("a drill");
    assert!(again.is_paused());
    assert_eq!(again.spoken(ms(7)), ms(31_500), "another process has another clock");
    again.resume(at(1_000));
    assert_eq!(again.spoken(ms(2_000)), ms(32_500));
    assert_eq!(again.parts()[0], Some(ms(20_000)));
}

/// One press, with the time since the one before in milliseconds.
#[derive(Debug, Clone, Copy)]
enum Press {
    End,
    Skip,
    Back,
    Pause,
    Resume,
    Finish,
    SetDown,
    Look,
}

fn presses() -> impl Strategy<Value = Vec<(Press, u64)>> {
    let press = proptest::sample::select(vec![
        Press::End,
        Press::End,
        Press::Skip,
        Press::Back,
        Press::Pause,
        Press::Resume,
        Press::Finish,
        Press::SetDown,
        Press::Look,
    ]);
    proptest::collection::vec((press, 0_u64..40_000), 0..40)
}

proptest! {
    #[test]
    fn the_parts_add_up_whatever_is_pressed(presses in presses()) {
        let mut drill = begun();
        let mut now = 0;
        for (press, gap) in presses {
            now += gap;
            match press {
                Press::End => { drill.end_part(ms(now)); }
                Press::Skip => drill.skip_part(ms(now)),
                Press::Back => drill.take_back(at(now)),
                Press::Look => { drill.look(at(now)); }
                Press::Pause => drill.pause(ms(now)),
                Press::Resume => drill.resume(at(now)),
                Press::Finish => drill.finish(ms(now)),
                Press::SetDown => drill = drill.set_down(ms(now)),
            }
            prop_assert!(drill.spoken(ms(now)) + drill.paused(ms(now)) <= ms(now));
            let told: Duration = drill.parts().into_iter().flatten().sum();
            prop_assert!(told <= drill.spoken(ms(now)));
        }
        drill.finish(ms(now));
        let parts = drill.parts();
        let told: Duration = parts.iter().flatten().sum();
        if parts.iter().any(Option::is_some) {
            prop_assert_eq!(told, drill.spoken(ms(now)));
        }
        prop_assert_eq!(drill.next_second(ms(now)), None);
    }
}

#[test]
fn a_file_with_times_that_nobody_speaks_is_no_drill() {
    let mut drill = begun();
    drill.end_part(ms(20_000));
    drill.finish(ms(90_000));
    let text = serde_json::to_string(&drill.set_down(ms(90_000))).expect("JSON");
    assert!(serde_json::from_str::<Drill>(&text).is_ok(), "{text}");
    let longest = format!("{{\"secs\":{},\"nanos\":0}}", u64::MAX);
    let mut times = 0;
    for (start, _) in text.match_indices("{\"secs\":") {
        let (before, time) = text.split_at(start);
        let (_, after) = time.split_once('}').expect("its end");
        let changed = [before, &longest, after].concat();
        assert!(serde_json::from_str::<Drill>(&changed).is_err(), "{changed}");
        times += 1;
    }
    assert_eq!(times, 5, "time run, time paused, a mark, the finish and the interruptions: {text}");
}

#[test]
fn without_a_mark_only_the_whole_is_timed_and_the_teller_says_which_parts_were_told() {
    let mut drill = begun();
    drill.finish(ms(140_000));
    assert_eq!(drill.spoken(ms(150_000)), ms(140_000));
    assert_eq!(seconds(&drill), [None; 5]);
    let ticked = [true, true, false, true, true];
    assert_eq!(drill.told(&ticked), ticked);
    drill.take_back(at(150_000));
    drill.end_part(ms(170_000));
    drill.finish(ms(180_000));
    assert_eq!(drill.told(&ticked), [true, true, false, false, false], "a mark says it by itself");
}
