//! Details that should not leave the building: addresses, hosts, keys, and what is called confidential.

mod shape;

use std::ops::Range;
use std::sync::LazyLock;

use crate::coach::check::phrases::Phrases;
use crate::coach::check::text::Text;

/// Every sensitive detail of a text, in bytes.
pub(super) fn secrets(text: &Text) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> =
        shape::chunks(text.raw).filter(|chunk| is_sensitive(text.raw, chunk)).collect();
    found.extend(shape::phones(text.raw));
    let said = text.find(&WORDS).into_iter().filter(|words| !is_meant_otherwise(text, words));
    found.extend(said.map(|words| text.bytes(&words)));
    found.sort_by_key(|range| (range.start, range.end));
    found
}

fn is_sensitive(raw: &str, chunk: &Range<usize>) -> bool {
    let chunk = raw.get(chunk.clone()).unwrap_or_default();
    shape::is_email(chunk) || shape::is_ip(chunk) || shape::is_internal_host(chunk) || shape::is_key(chunk)
}

/// "Confidential computing" is a technique.
fn is_meant_otherwise(text: &Text, words: &Range<usize>) -> bool {
    let technique = matches!(
        text.word(words.end),
        Some("computing" | "vm" | "vms" | "containers" | "enclave" | "enclaves")
    );
    let denied = matches!(text.before(words.start, 1), Some("not" | "non" | "nothing" | "no"));
    text.word(words.start) == Some("confidential") && (technique || denied)
}

static WORDS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "confidential, company-confidential, under nda, under an|the|our|their|a|strict nda, under a strict
         nda, under non-disclosure, under a non-disclosure, covered by nda, covered by an nda, trade secret,
         trade secrets, password is, password was, passwords were, passwords are, my password, passphrase
         is|was, signed an|the|our nda, nda says|said|forbids|covers, not public yet, not yet public,
         internal only, internal use only",
    )
});
