//! Lines of a file by bytes: text that is no UTF-8, NULs and torn ends are lines like any other.

use std::io::{BufRead, BufReader, Read, Result};

use crate::domain::journal::LONGEST_LINE;

/// Bytes read at once.
const CHUNK: usize = 64 << 10;

/// More bytes than can stand around a line that is not too long: the mark, the carriage return, the newline.
const AROUND: usize = 6;

/// A byte order mark, which some editors put before the first line.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// Where a line begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct LinePlace {
    /// Lines before it.
    pub(super) number: u64,
    /// Bytes before it.
    pub(super) offset: u64,
}

/// One line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct FileLine<'a> {
    pub(super) place: LinePlace,
    /// Without the byte order mark, the carriage return and the newline. Of a line over the limit, the beginning.
    pub(super) bytes: &'a [u8],
    /// Bytes up to the next line.
    pub(super) length: u64,
    /// It ended in a newline: nobody is still writing it.
    pub(super) whole: bool,
}

impl FileLine<'_> {
    /// Nothing but white space.
    pub(super) fn is_blank(&self) -> bool {
        self.bytes.trim_ascii().is_empty()
    }
}

/// The lines of a file, one after the other, without holding more than one.
pub(super) struct Lines<R> {
    from: BufReader<R>,
    next: LinePlace,
    /// The last line.
    text: Vec<u8>,
}

impl<R: Read> Lines<R> {
    /// Reads on from a place, where `from` stands.
    pub(super) fn new(from: R, place: LinePlace) -> Self {
        Self { from: BufReader::with_capacity(CHUNK, from), next: place, text: Vec::new() }
    }

    /// The next line, where there is one.
    pub(super) fn next(&mut self) -> Result<Option<FileLine<'_>>> {
        let length = self.collect()?;
        Ok((length > 0).then(|| self.line(length)))
    }

    /// Where reading stands.
    pub(super) fn place(&self) -> LinePlace {
        self.next
    }

    /// Collects a line; its length. What is over the limit is passed by.
    fn collect(&mut self) -> Result<u64> {
        self.text.clear();
        let limit = (LONGEST_LINE + AROUND) as u64;
        let length = self.from.by_ref().take(limit).read_until(b'\n', &mut self.text)? as u64;
        if length < limit || self.text.ends_with(b"\n") {
            return Ok(length);
        }
        Ok(length + self.from.skip_until(b'\n')? as u64)
    }

    fn line(&mut self, length: u64) -> FileLine<'_> {
        let place = self.next;
        self.next = LinePlace { number: place.number + 1, offset: place.offset + length };
        let bytes = self.text.as_slice();
        let whole = bytes.ends_with(b"\n") || length > bytes.len() as u64;
        FileLine { place, bytes: strip(bytes, place), length, whole }
    }
}

fn strip(line: &[u8], place: LinePlace) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    match line.strip_prefix(MARK) {
        Some(rest) if place.offset == 0 => rest,
        _ => line,
    }
}

#[cfg(test)]
mod tests {
    use super::{AROUND, CHUNK, LinePlace, Lines};
    use crate::domain::journal::LONGEST_LINE;

    /// Lines as number, offset, bytes, whole.
    fn all(text: &[u8]) -> Vec<(u64, u64, Vec<u8>, bool)> {
        let mut lines = Lines::new(text, LinePlace::default());
        let mut all = Vec::new();
        while let Some(line) = lines.next().expect("memory can be read") {
            all.push((line.place.number, line.place.offset, line.bytes.to_vec(), line.whole));
        }
        assert_eq!(lines.place().offset, text.len() as u64);
        all
    }

    #[test]
    fn marks_returns_and_newlines_are_taken_off() {
        assert_eq!(all(b""), []);
        assert_eq!(
            all(b"\xef\xbb\xbfa\r\n\n\xffb\r\r\n\xef\xbb\xbfc\0"),
            [
                (0, 0, b"a".to_vec(), true),
                (1, 6, b"".to_vec(), true),
                (2, 7, b"\xffb\r".to_vec(), true),
                (3, 12, b"\xef\xbb\xbfc\0".to_vec(), false),
            ]
        );
    }

    #[test]
    fn a_line_may_cross_the_buffer_and_a_too_long_one_is_passed_by() {
        for length in [CHUNK - 1, CHUNK, CHUNK + 1, LONGEST_LINE, 3 * LONGEST_LINE] {
            let long = vec![b'x'; length];
            let text = [b"a\n".as_slice(), &long, b"\nb"].concat();
            let lines = all(&text);
            assert_eq!(lines.len(), 3, "{length}");
            let kept = lines.get(1).map_or(0, |line| line.2.len());
            assert_eq!(kept, length.min(LONGEST_LINE + AROUND), "{length}");
            let last = lines.get(2);
            assert_eq!(last, Some(&(2, length as u64 + 3, b"b".to_vec(), false)));
        }
    }
}
