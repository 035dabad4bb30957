//! Where in a file the words of a part stand.
//!
//! A block has its words line by line, quotes and folded lines have them otherwise; but they always stand there in their
//! order. So they are looked for one after the other.

use std::ops::Range;

use crate::domain::part::Part;
use crate::store::documents::Valid;
use crate::store::stories::StoryFormat;
use crate::store::stories::quoted::Meant;
use crate::store::stories::read::key;
use crate::store::text::Span;

/// The place of these bytes of a part's text; of the key where there are no such words.
pub(super) fn place(text: &str, valid: &Valid<StoryFormat>, part: Part, words: Range<usize>) -> Option<Span> {
    let (key, value) = valid.mark(key(part))?;
    let told = valid.doc.texts[part].as_str();
    let found = value.bytes.clone().filter(|_| words.start < words.end).and_then(|value| {
        let written = text.get(value.clone())?;
        let meant = Meant::read(written);
        let place = |at| meant.place(offset(&meant.text, told, at)?).map(|place| value.start + place);
        let (start, end) = (place(words.start)?, place(words.end)?);
        Some(Span::of(text, &(start..end.max(start))))
    });
    Some(found.unwrap_or_else(|| key.value.place()))
}

/// Where in the written text a byte of the told one stands.
fn offset(written: &str, told: &str, at: usize) -> Option<usize> {
    let mut from = 0;
    for word in told.split_whitespace() {
        let begins = word.as_ptr() as usize - told.as_ptr() as usize;
        let found = from + written.get(from..)?.find(word)?;
        if at <= begins + word.len() {
            return Some(found + at.saturating_sub(begins));
        }
        from = found + word.len();
    }
    Some(from)
}
