//! Details that are known by their shape: addresses, hosts, keys and phone numbers.

use std::net::Ipv4Addr;
use std::ops::Range;

/// Every such detail of a text, in bytes.
pub(super) fn by_shape(raw: &str) -> Vec<Range<usize>> {
    let is_secret = |chunk: &str| {
        let is_plain = chunk.len() < 6 || chunk.chars().all(char::is_alphabetic);
        !is_plain && (is_email(chunk) || is_ip(chunk) || is_internal_host(chunk) || is_key(chunk))
    };
    let secrets = chunks(raw).filter(|chunk| raw.get(chunk.clone()).is_some_and(is_secret));
    secrets.chain(phones(raw)).collect()
}

/// The runs of a text without space, and without the punctuation around them.
fn chunks(raw: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + raw.get(from..)?.find(|c| !is_separator(c))?;
        let rest = raw.get(start..)?;
        let end = start + rest.find(is_separator).unwrap_or(rest.len());
        from = end;
        Some(trimmed(raw, start..end))
    })
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || ",;\"\u{201c}\u{201d}()[]<>|`".contains(c)
}

fn trimmed(raw: &str, range: Range<usize>) -> Range<usize> {
    let chunk = raw.get(range.clone()).unwrap_or_default();
    let edge = |c: char| matches!(c, '.' | ':' | '!' | '?' | '\'' | '\u{2019}' | '\u{2018}');
    let from = range.start + chunk.len() - chunk.trim_start_matches(edge).len();
    let to = range.end - (chunk.len() - chunk.trim_end_matches(edge).len());
    from..to.max(from)
}

/// "ana@example.com".
fn is_email(chunk: &str) -> bool {
    let Some((name, host)) = chunk.split_once('@') else { return false };
    let ending = host.rsplit_once('.').map(|(_, ending)| ending);
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    !name.is_empty()
        && host.chars().all(plain)
        && ending.is_some_and(|ending| ending.len() >= 2 && ending.chars().all(|c| c.is_ascii_alphabetic()))
}

/// An address of four numbers, perhaps with a port or a length behind. "Everybody" and "this machine" are no secrets.
fn is_ip(chunk: &str) -> bool {
    let address = host_of(chunk).parse::<Ipv4Addr>();
    address.is_ok_and(|address| !address.is_unspecified() && !address.is_loopback())
}

/// A name that only the company's own network knows, such as "db3.corp.internal".
fn is_internal_host(chunk: &str) -> bool {
    let host = host_of(chunk).to_ascii_lowercase();
    let labels: Vec<&str> = host.split('.').collect();
    let plain = |label: &&str| {
        !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
    };
    let is_internal = |label: &&str| INTERNAL.split(' ').any(|it| it == *label);
    let (number, ends) = (labels.len(), labels.last().is_some_and(is_internal));
    labels.iter().all(plain) && (number > 1 && ends || number > 2 && labels.iter().any(is_internal))
}

const INTERNAL: &str = "internal local corp lan int intranet intra localdomain priv private";

/// The host of an address: without scheme, user, path and port.
fn host_of(chunk: &str) -> &str {
    let rest = chunk.split_once("://").map_or(chunk, |(_, rest)| rest);
    let rest = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let rest = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
    rest.split(':').next().unwrap_or_default()
}

/// Something that opens a door: a known prefix, or a long jumble of letters and digits.
fn is_key(chunk: &str) -> bool {
    let value = chunk.rsplit(['=', ':', '/']).next().unwrap_or_default();
    KEY_BEGINNINGS.split(' ').any(|start| value.starts_with(start) && value.len() >= start.len() + 8)
        || is_jumble(value)
        || chunk.contains("-----BEGIN")
        || names_secret(chunk)
}

const KEY_BEGINNINGS: &str = "AKIA ASIA AIza sk- sk_ pk_ rk_ ghp_ gho_ github_pat_ glpat- xoxb- xoxp- hf_";

/// "password=hunter2".
fn names_secret(chunk: &str) -> bool {
    let Some((name, value)) = chunk.split_once(['=', ':']) else { return false };
    let name = name.to_ascii_lowercase();
    let secret = ["password", "passwd", "secret", "token", "api_key", "apikey", "api-key"];
    secret.iter().any(|word| name.ends_with(word)) && value.len() >= 6
}

/// Twenty characters or more in which letters and digits take turns, as in no word.
fn is_jumble(value: &str) -> bool {
    let plain = value.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '-' | '='));
    let letters = value.chars().filter(char::is_ascii_alphanumeric);
    let turns =
        letters.clone().zip(letters.skip(1)).filter(|(a, b)| a.is_ascii_digit() != b.is_ascii_digit());
    value.len() >= 20 && plain && turns.count() >= 6
}

/// Phone numbers: nine digits or more after a plus; ten or more after a nought or a bracket, or as in
/// "555-123-4567".
fn phones(raw: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) =
        raw.get(from..).and_then(|rest| rest.find(|c: char| c.is_ascii_digit() || c == '+' || c == '('))
    {
        let start = from + at;
        let run = raw.get(start..).unwrap_or_default();
        let others = |c: char| !c.is_ascii_digit() && !matches!(c, ' ' | '.' | '-' | '(' | ')' | '+');
        let length = run.find(others).unwrap_or(run.len());
        let number = run.get(..length).unwrap_or_default().trim_end_matches([' ', '.', '-', '(', ')', '+']);
        let glued = raw
            .get(..start)
            .is_some_and(|before| before.ends_with(|c: char| c.is_alphanumeric() || c == '-' || c == '_'));
        if !glued && is_phone(number) {
            found.push(start..start + number.len());
        }
        from = start + length.max(1);
    }
    found
}

fn is_phone(number: &str) -> bool {
    let groups: Vec<usize> =
        number.split(|c: char| !c.is_ascii_digit()).map(str::len).filter(|&length| length > 0).collect();
    let digits: usize = groups.iter().sum();
    let dialled =
        number.starts_with(['0', '(']) && !number.starts_with("0.") && (2..=6).contains(&groups.len());
    let grouped = dialled || groups.ends_with(&[3, 3, 4]) && number.contains(['-', '.', ')']);
    (10 - usize::from(number.starts_with('+'))..=15).contains(&digits) && (grouped || number.starts_with('+'))
}
