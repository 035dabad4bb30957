//! The seal at the end of every line: a checksum that tells data from damage.
//!
//! A line ends in `,"c":"9f3a01bc"}`. The eight lower-case hexadecimal digits are the CRC-32 (IEEE) of every byte
//! before `,"c":`. More than a third of all single-bit flips leave a JSON line readable, with another value; the
//! seal is therefore looked at first, over the bytes as they are.

use crate::domain::journal::Damage;

/// What stands between the data and the digits.
const OPEN: &[u8] = b",\"c\":\"";

/// What stands after the digits.
const CLOSE: &[u8] = b"\"}";

/// Digits of the checksum.
const DIGITS: usize = 8;

/// Ends a line that lacks only its last field and the closing brace.
pub(super) fn close(open_line: String) -> String {
    let sum = crc32fast::hash(open_line.as_bytes());
    open_line + &format!(",\"c\":\"{sum:08x}\"}}")
}

/// The checksum of a line whose seal is whole and right.
///
/// # Errors
/// [`Damage::NoSeal`] where there is none, [`Damage::WrongSeal`] where it belongs to other bytes.
pub fn check(line: &[u8]) -> Result<u32, Damage> {
    let (data, written) = split(line).ok_or(Damage::NoSeal)?;
    if crc32fast::hash(data) == written { Ok(written) } else { Err(Damage::WrongSeal) }
}

/// Parts a line into its data and the checksum written at its end.
fn split(line: &[u8]) -> Option<(&[u8], u32)> {
    let rest = line.strip_suffix(CLOSE)?;
    let (rest, digits) = rest.split_at_checked(rest.len().checked_sub(DIGITS)?)?;
    Some((rest.strip_suffix(OPEN)?, number(digits)?))
}

/// The value of lower-case hexadecimal digits; a capital is damage, since one flipped bit makes it.
fn number(digits: &[u8]) -> Option<u32> {
    let is_lower = digits.iter().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
    u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok().filter(|_| is_lower)
}

#[cfg(test)]
mod tests {
    use super::{check, close};
    use crate::domain::journal::Damage;

    #[test]
    fn the_seal_is_the_ieee_checksum() {
        let line = close("123456789".to_owned());
        assert_eq!(line, "123456789,\"c\":\"cbf43926\"}");
        assert_eq!(check(line.as_bytes()), Ok(0xcbf4_3926));
    }

    #[test]
    fn anything_else_at_the_end_is_no_seal() {
        for odd in [
            "",
            "}",
            "\"}",
            "1,\"c\":\"CBF43926\"}",
            "1,\"c\":\"cbf4392\"}",
            "1,\"c\":\"cbf43926\"} ",
            "1,\"d\":\"cbf43926\"}",
        ] {
            assert_eq!(check(odd.as_bytes()), Err(Damage::NoSeal), "{odd}");
        }
        let line = "123456780,\"c\":\"cbf43926\"}";
        assert_eq!(check(line.as_bytes()), Err(Damage::WrongSeal));
    }
}
