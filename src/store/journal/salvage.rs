//! Whole records in a damaged line: where a newline was lost, no record that stood beside it is.

/// How every record of ours begins. Within a text its quotes would be escaped.
const BEGIN: &[u8] = b"{\"v\":1,\"id\":\"";

/// How the seal at its end begins; eight digits and two characters follow.
const SEAL: &[u8] = b",\"c\":\"";
const SEALED: usize = SEAL.len() + 10;

/// The pieces of a line that may be records. Each end goes with the nearest beginning before it, so that whatever the
/// bytes are, they are gone through once; the checksum says what a piece is worth.
pub(super) fn pieces(line: &[u8]) -> Vec<&[u8]> {
    let (mut pieces, mut from) = (Vec::new(), 0);
    for seal in places(line, SEAL) {
        let end = seal + SEALED;
        let begin = line.get(from..seal).and_then(|before| places(before, BEGIN).last());
        if let Some(piece) = begin.and_then(|begin| line.get(from + begin..end)) {
            pieces.push(piece);
            from = end;
        }
    }
    pieces
}

fn places<'a>(line: &'a [u8], mark: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    line.windows(mark.len()).enumerate().filter(move |(_, bytes)| *bytes == mark).map(|(place, _)| place)
}

#[cfg(test)]
mod tests {
    use super::pieces;

    const A: &str = r#"{"v":1,"id":"a","c":"00000000"}"#;
    const B: &str = r#"{"v":1,"id":"b","x":"{\"v\":1,\"id\":\"","c":"11111111"}"#;

    #[test]
    fn records_are_found_wherever_they_stand() {
        for (line, found) in [
            (format!("{A}{B}"), [A, B].as_slice()),
            (format!("{A}\u{b}{B}"), &[A, B]),
            (format!("{}{B}", A.get(..20).unwrap_or_default()), &[B]),
            (format!("{{\"v\":1,\"id\":\"torn{A}tail"), &[A]),
            (format!("{A}{}", B.get(..30).unwrap_or_default()), &[A]),
            ("nothing".to_owned(), &[]),
            (String::new(), &[]),
            (",\"c\":\"".to_owned(), &[]),
        ] {
            let found: Vec<&[u8]> = found.iter().map(|piece| piece.as_bytes()).collect();
            assert_eq!(pieces(line.as_bytes()), found, "{line}");
        }
    }
}
