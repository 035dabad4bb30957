//! Big digits for the clock, as high as there is room for.

/// Each glyph, three pixels wide and five high, a bit a pixel, the left one highest.
const GLYPHS: [(char, [u8; 5]); 11] = [
    ('0', [0b111, 0b101, 0b101, 0b101, 0b111]),
    ('1', [0b010, 0b110, 0b010, 0b010, 0b111]),
    ('2', [0b111, 0b001, 0b111, 0b100, 0b111]),
    ('3', [0b111, 0b001, 0b111, 0b001, 0b111]),
    ('4', [0b101, 0b101, 0b111, 0b001, 0b001]),
    ('5', [0b111, 0b100, 0b111, 0b001, 0b111]),
    ('6', [0b111, 0b100, 0b111, 0b101, 0b111]),
    ('7', [0b111, 0b001, 0b001, 0b001, 0b001]),
    ('8', [0b111, 0b101, 0b111, 0b101, 0b111]),
    ('9', [0b111, 0b101, 0b111, 0b001, 0b111]),
    (':', [0b000, 0b010, 0b000, 0b010, 0b000]),
];

/// How large the digits are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// As any other text.
    Line,
    /// Three rows.
    Small,
    /// Seven rows.
    Medium,
    /// Eleven rows, to be read from across the room.
    Large,
}

impl Size {
    /// The largest one for this many rows below the heading of a drill, and this many columns.
    pub fn of(rows: u16, columns: usize) -> Self {
        match (rows, columns) {
            (47.., 90..) => Self::Large,
            (29.., 64..) => Self::Medium,
            (12.., _) => Self::Small,
            _ => Self::Line,
        }
    }

    /// The half rows of each row of pixels.
    fn heights(self) -> [usize; 5] {
        match self {
            Self::Line | Self::Small => [1; 5],
            Self::Medium => [2, 4, 2, 4, 2],
            Self::Large => [4, 5, 4, 5, 4],
        }
    }

    /// The cells of each column of pixels, and those between two glyphs.
    fn widths(self) -> ([usize; 3], usize) {
        match self {
            Self::Line | Self::Small => ([1, 1, 1], 1),
            Self::Medium => ([2, 4, 2], 2),
            Self::Large => ([4, 5, 4], 3),
        }
    }

    /// The text in digits of this size, row by row. A colon is narrower.
    pub fn rows(self, text: &str) -> Vec<String> {
        if self == Self::Line {
            return vec![text.to_owned()];
        }
        let heights = self.heights().into_iter().enumerate();
        let halves: Vec<usize> = heights.flat_map(|(row, high)| vec![row; high]).collect();
        halves.chunks(2).map(|halves| self.row(text, halves)).collect()
    }

    /// One row of the text, from the rows of pixels in its upper and its lower half.
    fn row(self, text: &str, halves: &[usize]) -> String {
        let (widths, gap) = self.widths();
        let glyph = |c: char| -> String {
            let columns: &[usize] = if c == ':' { &[1] } else { &[0, 1, 2] };
            let pixels = GLYPHS.iter().find(|(glyph, _)| *glyph == c).map_or([0; 5], |(_, rows)| *rows);
            let is_on = |half: usize, column| {
                halves.get(half).is_some_and(|row| pixels[*row] >> (2 - column) & 1 == 1)
            };
            let cells = |&column: &usize| {
                let cell = match (is_on(0, column), is_on(1, column)) {
                    (true, true) => "█",
                    (true, false) => "▀",
                    (false, true) => "▄",
                    (false, false) => " ",
                };
                cell.repeat(widths[if c == ':' { 0 } else { column }])
            };
            columns.iter().map(cells).collect()
        };
        text.chars().map(glyph).collect::<Vec<_>>().join(&" ".repeat(gap))
    }
}

#[cfg(test)]
mod tests {
    use super::Size;

    #[test]
    fn digits_are_drawn_pixel_by_pixel() {
        assert_eq!(Size::Line.rows("2:4"), ["2:4"]);
        assert_eq!(Size::Small.rows("2:4"), ["▀▀█ ▄ █ █", "█▀▀ ▄ ▀▀█", "▀▀▀     ▀"]);
        let medium = Size::Medium.rows("4:");
        assert_eq!(medium[0], "██    ██    ");
        assert_eq!(medium[1], "██    ██  ██");
        assert_eq!(medium[3], "████████    ");
        assert_eq!(Size::Large.rows("1")[4], "▀▀▀▀█████    ");
    }

    #[test]
    fn digits_are_as_high_as_their_name_says_and_every_row_is_as_wide() {
        for (size, high, wide) in [(Size::Small, 3, 17), (Size::Medium, 7, 42), (Size::Large, 11, 68)] {
            let rows: Vec<_> = size.rows("12:34").iter().map(|row| row.chars().count()).collect();
            assert_eq!(rows, vec![wide; high], "{size:?}");
        }
    }

    #[test]
    fn the_size_follows_the_room() {
        let of = |rows, columns| Size::of(rows, columns);
        assert_eq!([of(11, 59), of(12, 59), of(28, 79)], [Size::Line, Size::Small, Size::Small]);
        assert_eq!([of(29, 79), of(46, 115), of(47, 115)], [Size::Medium, Size::Medium, Size::Large]);
        assert_eq!(
            [of(57, 59), of(57, 79)],
            [Size::Small, Size::Medium],
            "a narrow one takes smaller digits"
        );
    }
}
