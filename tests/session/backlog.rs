//! Keys typed ahead hold up neither the picture nor a signal.

use std::time::Duration;

use starl::runtime::Flow;
use starl::term::input::{Input, queue};

use crate::desk::AtDesk;

/// As many as may wait, but one.
const TYPED: usize = 1000;

pub(crate) fn a_frame_comes_every_50_milliseconds_however_much_was_typed_ahead() {
    let mut desk = AtDesk::start(80, 24, "2026-11-23");
    let (inlet, inputs) = queue();
    desk.turn(Input::Press("/".parse().expect("a key")));
    for _ in 0..TYPED {
        inlet.key(Input::Press("x".parse().expect("a key")));
    }
    // Every look at the clock takes a millisecond: each key at least two.
    desk.clock.1.set(Duration::from_millis(1));
    let mut frames = 0;
    while let Some(next) = inputs.pending() {
        assert_eq!(desk.catch_up(next, &inputs), Flow::On);
        frames += 1;
    }
    assert!(frames >= TYPED * 2 / 50, "{frames} frames for {TYPED} keys");
    assert!(frames <= TYPED / 5, "several keys are worked off for each of {frames} frames");
}

/// A small terminal, so that nearly everything is longer than it.
pub(crate) fn keys_that_come_together_do_what_they_do_one_by_one() {
    for keys in
        ["? j", "? G k", "? j esc j", "? pgdn j esc ? j", "2 j j l j enter j j", "2 j l j l j j k", "4 j j j"]
    {
        let mut apart = AtDesk::start(60, 15, "2026-11-23");
        let mut together = AtDesk::start(60, 15, "2026-11-23");
        let (inlet, inputs) = queue();
        for key in keys.split(' ') {
            let press = Input::Press(key.parse().expect("a key"));
            apart.turn(press.clone());
            inlet.key(press);
        }
        let first = inputs.pending().expect("a key");
        assert_eq!(together.catch_up(first, &inputs), Flow::On);
        assert_eq!(together.screen(), apart.screen(), "{keys}");
    }
}

pub(crate) fn a_signal_is_seen_before_the_next_key() {
    let mut desk = AtDesk::start(80, 24, "2026-11-23");
    let (inlet, inputs) = queue();
    for key in ["/", "a", "b"] {
        inlet.key(Input::Press(key.parse().expect("a key")));
    }
    let first = inputs.pending().expect("a key");
    inlet.urgent(Input::End);
    assert_eq!(desk.catch_up(first, &inputs), Flow::End);
    assert!(desk.screen().contains("Type to search"), "only the first key was pressed: {}", desk.screen());
    assert_eq!(inputs.pending(), Some(Input::Press("a".parse().expect("a key"))));
}
