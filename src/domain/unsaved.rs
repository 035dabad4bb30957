//! When a text that is being typed is to be kept: a rest is not waited for, so no more than a second of it is ever lost.

use std::time::Duration;

/// So long after a change, the text is kept, typed on or not.
const REST: Duration = Duration::from_secs(1);

/// A text as it was last looked at, and since when it differs from what was kept of it.
#[derive(Debug, Clone, Default)]
pub struct Unsaved {
    seen: String,
    changed: Option<Duration>,
}

impl Unsaved {
    /// This text is kept as it is.
    pub fn new(text: &str) -> Self {
        Self { seen: text.to_owned(), changed: None }
    }

    /// Looks at the text; says whether it is to be kept now.
    pub fn is_due(&mut self, text: &str, now: Duration) -> bool {
        if text != self.seen {
            text.clone_into(&mut self.seen);
            self.changed.get_or_insert(now);
        }
        let is_due = self.changed.is_some_and(|since| now.saturating_sub(since) >= REST);
        if is_due {
            self.changed = None;
        }
        is_due
    }

    /// Time until the text is to be kept; nothing where it has not changed since it was.
    pub fn next_wake(&self, text: &str, now: Duration) -> Option<Duration> {
        let since = match self.changed {
            None if text == self.seen => return None,
            since => since.unwrap_or(now),
        };
        Some((since + REST).saturating_sub(now))
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Unsaved;

    #[test]
    fn a_text_is_kept_a_second_after_it_first_changed_and_not_again() {
        let at = Duration::from_millis;
        let mut text = Unsaved::new("a");
        assert_eq!((text.is_due("a", at(0)), text.next_wake("a", at(0))), (false, None));
        assert_eq!(text.next_wake("ab", at(100)), Some(at(1000)), "before it is looked at");
        assert!(!text.is_due("ab", at(100)) && !text.is_due("abc", at(1099)));
        assert_eq!(text.next_wake("abc", at(1099)), Some(at(1)));
        assert!(text.is_due("abcd", at(1100)));
        assert_eq!((text.is_due("abcd", at(5000)), text.next_wake("abcd", at(5000))), (false, None));
    }
}
