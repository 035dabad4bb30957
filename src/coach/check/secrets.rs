//! Details that are known by their shape: addresses, hosts, keys and phone numbers.

use std::net::Ipv4Addr;
use std::ops::Range;

/// No phone number has fewer.
const FEWEST_DIGITS: usize = 9;

/// Every such detail of a text, in bytes.
pub(super) fn by_shape(raw: &str) -> Vec<Range<usize>> {
    let parts = |c: char| c.is_whitespace() || ",;\"\u{201c}\u{201d}()[]<>|`".contains(c);
    let chunks = runs(raw, parts, [".:!?'\u{2019}\u{2018}"; 2]).filter(|(_, chunk)| is_secret(chunk));
    let has_number = raw.bytes().filter(u8::is_ascii_digit).count() >= FEWEST_DIGITS;
    let parts = |c: char| !c.is_ascii_digit() && !" .-()+".contains(c);
    let numbers = runs(if has_number { raw } else { "" }, parts, [" .-)", " .-()+"]);
    let is_glued = |before: &str| before.ends_with(|c: char| c.is_alphanumeric() || "-_".contains(c));
    let phones = numbers.filter(|(before, number)| is_phone(number) && !is_glued(before));
    chunks.chain(phones).map(|(before, run)| before.len()..before.len() + run.len()).collect()
}

/// The runs of a text between separators, without what may stand at the start and at the end of one; each with all that
/// stands before it.
fn runs<'a>(
    raw: &'a str,
    parts: impl Fn(char) -> bool + Copy,
    [start, end]: [&str; 2],
) -> impl Iterator<Item = (&'a str, &'a str)> {
    let mut next = 0;
    raw.split_inclusive(parts).map(move |piece| {
        let rest = piece.trim_end_matches(|c| parts(c) || end.contains(c));
        let run = rest.trim_start_matches(|c| start.contains(c));
        let before = raw.get(..next + rest.len() - run.len()).unwrap_or_default();
        next += piece.len();
        (before, run)
    })
}

fn is_secret(chunk: &str) -> bool {
    let is_plain = chunk.len() < 6 || chunk.chars().all(char::is_alphabetic);
    let is_host = |host| is_ip(host) || is_internal(host);
    !is_plain && (is_email(chunk) || is_host(host_of(chunk)) || is_key(chunk))
}

/// "ana@example.com".
fn is_email(chunk: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    chunk.split_once('@').is_some_and(|(name, host)| {
        let ending = host.rsplit_once('.').map_or("", |(_, ending)| ending);
        let is_ending = ending.len() >= 2 && ending.chars().all(|c| c.is_ascii_alphabetic());
        !name.is_empty() && host.chars().all(plain) && is_ending
    })
}

/// An address of four numbers, perhaps with a port or a length behind. "Everybody" and "this machine" are no secrets.
fn is_ip(host: &str) -> bool {
    let address = host.parse::<Ipv4Addr>();
    address.is_ok_and(|address| !address.is_unspecified() && !address.is_loopback())
}

/// A name that only the company's own network knows, such as "db3.corp.internal".
fn is_internal(host: &str) -> bool {
    let host = host.to_ascii_lowercase();
    let labels: Vec<&str> = host.split('.').collect();
    let is_plain =
        host.chars().all(|c| c.is_ascii_alphanumeric() || ".-_".contains(c)) && !labels.contains(&"");
    let is_internal = |label: &&str| INTERNAL.split(' ').any(|it| it == *label);
    let (number, ends) = (labels.len(), labels.last().is_some_and(is_internal));
    is_plain && (number > 1 && ends || number > 2 && labels.iter().any(is_internal))
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

/// Nine digits or more after a plus; ten or more after a nought or a bracket, or as in "555-123-4567".
fn is_phone(number: &str) -> bool {
    let groups: Vec<usize> =
        number.split(|c: char| !c.is_ascii_digit()).map(str::len).filter(|&length| length > 0).collect();
    let digits: usize = groups.iter().sum();
    let dialled =
        number.starts_with(['0', '(']) && !number.starts_with("0.") && (2..=6).contains(&groups.len());
    let grouped = dialled || groups.ends_with(&[3, 3, 4]) && number.contains(['-', '.', ')']);
    (FEWEST_DIGITS + usize::from(!number.starts_with('+'))..=15).contains(&digits)
        && (grouped || number.starts_with('+'))
}
