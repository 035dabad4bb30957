//! Whether settings go together.

use crate::domain::part::Part;
use crate::domain::settings::{Setting, Settings};

/// Settings that are each allowed, but not together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// Those that disagree.
    pub between: &'static [Setting],
    /// What is allowed, as a sentence.
    pub sentence: String,
}

impl Settings {
    /// Checks that all settings go together.
    ///
    /// # Errors
    /// The first that do not.
    pub fn check(&self) -> Result<(), Clash> {
        let rules = self.rules().into_iter();
        let mut broken = rules.filter(|(holds, ..)| !holds);
        broken.next().map_or(Ok(()), |(_, between, sentence)| Err(Clash { between, sentence }))
    }

    /// Every rule: whether it holds, for what, and what it asks for.
    fn rules(&self) -> [(bool, &'static [Setting], String); 4] {
        use Part::{Action, Learning, Result, Situation, Task};
        use Setting::{BandFrom, BandTo, Share, Target, WrapUp};
        let shown = |setting: Setting| setting.shown(self.number(setting));
        let [target, from, wrap_up, to] = [Target, BandFrom, WrapUp, BandTo].map(shown);
        let sum: u32 = self.shares.0.iter().sum();
        [
            (
                self.band_from < self.band_to,
                &[BandFrom, BandTo],
                format!("The band must start ({from}) before it ends ({to})."),
            ),
            (
                self.band_from < self.wrap_up && self.wrap_up < self.band_to,
                &[WrapUp, BandFrom, BandTo],
                format!("Wrap up ({wrap_up}) must be inside the band, from {from} to {to}."),
            ),
            (
                (self.band_from..=self.band_to).contains(&self.target),
                &[Target, BandFrom, BandTo],
                format!("The target ({target}) must be inside the band, from {from} to {to}."),
            ),
            (
                sum == 100,
                &[Share(Situation), Share(Task), Share(Action), Share(Result), Share(Learning)],
                format!("The shares of the five parts add up to {sum}%; they must add up to 100%."),
            ),
        ]
    }
}
