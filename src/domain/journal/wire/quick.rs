//! Takes in exactly the form we write them, read straight from front to back.
//!
//! Nearly every line of a long history is one. Reading them without looking names up takes a third of the time; the
//! first byte that is not as expected (another order, an escape, an unknown field) leaves the line to the general
//! reader, which has the last word.

#![expect(
    clippy::inline_always,
    reason = "inlined, every literal is compared in a few instructions: it halves the time"
)]

use std::borrow::Cow;

use super::field::LONGEST_MILLIS;
use super::{Body, Head, TakeBody};
use crate::domain::id::Id;
use crate::domain::journal::stamp;
use crate::domain::rating::Rating;

/// Digits that surely fit a number; longer ones are left to the general reader.
const MOST_DIGITS: usize = 18;

/// What has not been read yet.
struct Cursor<'a>(&'a str);

/// Reads a take whose seal was found right. `None` says nothing about the line but that it is not in our own form.
pub(super) fn take(line: &str, seal: u32) -> Option<(Head<'_>, Body<'_>)> {
    if has_escapes(line) {
        return None;
    }
    let mut at = Cursor(line);
    let head = at.head(seal)?;
    let take = at.take()?;
    at.expect(",\"c\":\"")?;
    let digits_and_end = at.0.len() == "00000000\"}".len();
    digits_and_end.then_some(())?;
    Some((head, Body::Take(Box::new(take))))
}

/// Without these, a text ends at the next quotation mark. Looking at all bytes at once is quicker than stopping early.
fn has_escapes(line: &str) -> bool {
    let special = |byte: u8| byte == b'\\' || byte < b' ';
    line.bytes().fold(false, |found, byte| found | special(byte))
}

impl<'a> Cursor<'a> {
    fn head(&mut self, seal: u32) -> Option<Head<'a>> {
        let id = self.text("{\"v\":1,\"id\":")?;
        let seq = self.number(",\"seq\":")?;
        let at = self.text(",\"at\":")?;
        let off = self.offset(",\"off\":")?;
        let day = self.text(",\"day\":")?;
        Some(Head {
            id: super::entry_id(Cow::Borrowed(id)).ok()?,
            seq,
            at: stamp::read_at(at)?,
            off,
            day: stamp::read_day(day)?,
            seal,
        })
    }

    fn take(&mut self) -> Option<TakeBody<'a>> {
        Some(TakeBody {
            question: self.id(",\"t\":\"take\",\"question\":")?,
            wording: u32::try_from(self.number(",\"wording\":")?).ok()? as usize,
            story: match self.expect(",\"story\":null") {
                Some(()) => None,
                None => Some(self.id(",\"story\":")?),
            },
            parts: self.parts()?,
            total: self.millis(",\"total\":")?,
            paused: self.millis(",\"paused\":")?,
            cold: self.truth(",\"cold\":")?,
            with_notes: self.truth(",\"notes\":")?,
            hints: u8::try_from(self.number(",\"hints\":")?).ok()?,
            spoiled: self.truth(",\"spoiled\":")?,
            live: self.truth(",\"live\":")?,
            points: self.points()?,
            red_flags: self.red_flags()?,
            probe: Cow::Borrowed(self.text(",\"probe\":")?),
            rating: Some(self.rating(",\"rating\":")?),
            capped: self.caps()?,
            next_time: Cow::Borrowed(self.text(",\"next\":")?),
            felt: if self.0.starts_with(",\"felt\":") { Some(self.rating(",\"felt\":")?) } else { None },
            detour: 0,
            elsewhere: false,
            note: Cow::Borrowed(""),
        })
    }

    fn parts(&mut self) -> Option<[Option<u32>; 5]> {
        let mut parts = [None; 5];
        let mut before = ",\"parts\":[";
        for part in &mut parts {
            self.expect(before)?;
            if self.expect("null").is_none() {
                *part = Some(self.millis("")?);
            }
            before = ",";
        }
        self.expect("]")?;
        Some(parts)
    }

    fn points(&mut self) -> Option<Vec<(Cow<'a, str>, u8)>> {
        self.expect(",\"points\":{")?;
        let mut all = Vec::new();
        while self.expect("}").is_none() {
            let criterion = self.id(if all.is_empty() { "" } else { "," })?;
            let points = self.number(":").filter(|points| *points <= 2)?;
            all.push((criterion, points as u8));
        }
        Some(all)
    }

    fn red_flags(&mut self) -> Option<Vec<Cow<'a, str>>> {
        self.expect(",\"flags\":[")?;
        let mut all = Vec::new();
        while self.expect("]").is_none() {
            all.push(self.id(if all.is_empty() { "" } else { "," })?);
        }
        Some(all)
    }

    fn rating(&mut self, before: &str) -> Option<Rating> {
        let number = self.number(before)?;
        Rating::try_from(u8::try_from(number).ok()?).ok()
    }

    fn caps(&mut self) -> Option<Vec<super::Cap>> {
        self.expect(",\"capped\":[")?;
        let mut all = Vec::new();
        let mut before = "";
        while self.expect("]").is_none() {
            all.extend(super::cap(self.text(before)?));
            before = ",";
        }
        Some(all)
    }

    #[inline(always)]
    fn expect(&mut self, literal: &str) -> Option<()> {
        self.0 = self.0.strip_prefix(literal)?;
        Some(())
    }

    /// A quoted text.
    #[inline(always)]
    fn text(&mut self, before: &str) -> Option<&'a str> {
        self.expect(before)?;
        self.expect("\"")?;
        let end = self.0.bytes().position(|byte| byte == b'"')?;
        let (text, rest) = self.0.split_at_checked(end)?;
        self.0 = rest;
        self.expect("\"")?;
        Some(text)
    }

    #[inline(always)]
    fn id(&mut self, before: &str) -> Option<Cow<'a, str>> {
        let text = self.text(before)?;
        Id::check(text).ok()?;
        Some(Cow::Borrowed(text))
    }

    #[inline(always)]
    fn truth(&mut self, before: &str) -> Option<bool> {
        self.expect(before)?;
        match self.expect("true") {
            Some(()) => Some(true),
            None => self.expect("false").map(|()| false),
        }
    }

    #[inline(always)]
    fn number(&mut self, before: &str) -> Option<u64> {
        self.expect(before)?;
        let padded = self.0.starts_with('0');
        let (number, digits) = self.digits()?;
        (digits == 1 || !padded).then_some(number)
    }

    /// Digits as a number, and how many there are.
    #[inline(always)]
    fn digits(&mut self) -> Option<(u64, usize)> {
        let bytes = self.0.bytes();
        let mut digits = 0;
        let mut number = 0;
        for digit in bytes.take(MOST_DIGITS).take_while(u8::is_ascii_digit) {
            number = number * 10 + u64::from(digit - b'0');
            digits += 1;
        }
        self.0 = self.0.get(digits..)?;
        (digits > 0).then_some((number, digits))
    }

    fn offset(&mut self, before: &str) -> Option<i16> {
        self.expect(before)?;
        let west = self.expect("-").is_some();
        let minutes = i16::try_from(self.number("")?).ok()?;
        let signed = if west { -minutes } else { minutes };
        (!west || minutes > 0).then_some(())?;
        super::offset(signed).ok()
    }

    /// Seconds with at most three decimals, in milliseconds.
    #[inline(always)]
    fn millis(&mut self, before: &str) -> Option<u32> {
        let seconds = self.number(before)?;
        let millis = match self.expect(".") {
            Some(()) => match self.digits()? {
                (tenths, 1) => tenths * 100,
                (hundredths, 2) => hundredths * 10,
                (thousandths, 3) => thousandths,
                _ => return None,
            },
            None => 0,
        };
        let all = seconds.checked_mul(1000)?.checked_add(millis)?;
        u32::try_from(all).ok().filter(|all| *all <= LONGEST_MILLIS)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Wire, general};
    use super::take;

    const LINE: &str = r#"{"v":1,"id":"k3v9x2ab-00112233445566778899","seq":41,"at":"2026-11-23T07:12:03.120Z","off":-60,"day":"2026-11-22","t":"take","question":"a-question","wording":0,"story":null,"parts":[21,null,79.5,0.001,0],"total":100.501,"paused":0,"cold":true,"notes":false,"hints":0,"spoiled":false,"live":true,"points":{"one":0,"two":2},"flags":["blames"],"probe":"How?","rating":3,"capped":["over-time","new-word"],"next":"say less","felt":2,"c":"00000000"}"#;

    #[test]
    fn our_own_form_is_read_as_the_general_reader_reads_it() {
        let (head, body) = take(LINE, 7).expect("our own form");
        assert_eq!(general(LINE, 7), Ok(Wire::Known(head, body)));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]
        #[test]
        fn it_never_reads_what_the_general_reader_would_not(
            place in 0..LINE.len() - 16,
            gone in 0..3_usize,
            new in "[0-9.,:\"\\\\a-z{}\\[\\]eE+\\- -]{0,3}",
        ) {
            let mut line = LINE.to_owned();
            line.replace_range(place..place + gone, &new);
            if let Some((head, body)) = take(&line, 7) {
                prop_assert_eq!(general(&line, 7), Ok(Wire::Known(head, body)), "{}", line);
            }
        }
    }
}
