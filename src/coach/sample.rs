//! What the story check says of a sample: nothing of a good one, and of a mixed answer what it is told for.

use std::time::Duration;

use crate::coach::check::{Delivery, Finding, check};
use crate::domain::pace::{Pace, SHARES};
use crate::domain::part::{Part, Parts};
use crate::domain::sample::Sample;
use crate::domain::shape::Outline;
use crate::domain::story::Story;
use crate::domain::story::blank::blank;

/// Every finding of a sample, the heaviest first: at the usual pace and by the band of its own length, whatever the user
/// has set.
pub fn findings(sample: &Sample) -> Vec<Finding> {
    let tells_story = Outline::from(sample.shape).tells_story();
    let texts = if tells_story { sample.story() } else { Parts::from_fn(|part| whole(sample, part)) };
    let story = Story { texts, tags: sample.tags.clone(), ..blank("sample", &[], &[]) };
    let mut found = check(&story, &Delivery { pace: pace_of(sample), ..Delivery::default() }, true);
    found.retain(|finding| tells_story || OF_ANY_ANSWER.contains(&finding.rule.id.as_str()));
    found
}

/// The rules that hold for an answer that tells no story as well: how it sounds, and what had better not be said.
const OF_ANY_ANSWER: [&str; 8] = ["SL303", "SL501", "SL503", "SL504", "SL505", "SL506", "SL507", "SL508"];

/// All of a sample that tells no story, in one part.
fn whole(sample: &Sample, part: Part) -> String {
    if part == Part::Result { sample.whole() } else { String::new() }
}

/// The pace of a sample: by its length, else the usual one of its shape.
pub fn pace_of(sample: &Sample) -> Pace {
    match sample.length {
        None => Pace::default().of(sample.shape.into()).into_owned(),
        length => pace(length),
    }
}

/// The pace of a length in seconds: the band and the shares of an answer that is meant to be so long. Of a length that
/// has none of its own, the band is a quarter of a minute to either side.
pub fn pace(length: Option<u32>) -> Pace {
    let usual = Pace::default();
    let Some(length) = length.filter(|length| Duration::from_secs((*length).into()) != usual.target) else {
        return usual;
    };
    let shares = match length {
        ..75 => Parts([14, 8, 48, 22, 8]),
        75..=105 => Parts([15, 9, 50, 18, 8]),
        _ => SHARES,
    };
    let [before, after] = match length {
        ..45 => [10, 10],
        180.. => [30, 15],
        _ => [15, 15],
    };
    let seconds = |length: u32| Duration::from_secs(length.into());
    let target = seconds(length);
    Pace::usual(target, [seconds(length - before), target, seconds(length + after)], shares)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::pace;

    #[test]
    fn each_length_has_its_band() {
        for (length, from, to) in
            [(30, 20, 40), (60, 45, 75), (90, 75, 105), (135, 120, 150), (150, 120, 180), (180, 150, 195)]
        {
            let pace = pace(Some(length));
            assert_eq!([pace.from, pace.to], [from, to].map(Duration::from_secs), "{length}");
        }
        assert_eq!(pace(None), pace(Some(150)));
    }
}
