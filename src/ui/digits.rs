//! Big digits for the clock, in two sizes.

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

/// The text in full blocks: five rows, six cells a glyph and two between. A colon is narrower.
pub fn large(text: &str) -> Vec<String> {
    (0..5)
        .map(|row| {
            let glyphs = text.chars().map(|c| {
                let cells = |on| if on { "██" } else { "  " };
                pixels(c, row).into_iter().map(cells).collect::<String>()
            });
            glyphs.collect::<Vec<_>>().join("  ")
        })
        .collect()
}

/// The text in half blocks: three rows, three cells a glyph and one between.
pub fn small(text: &str) -> Vec<String> {
    (0..3)
        .map(|row| {
            let glyphs = text.chars().map(|c| {
                let lower = if row < 2 { pixels(c, row * 2 + 1) } else { Vec::new() };
                let upper = pixels(c, row * 2);
                let cell = |column: usize| match (upper[column], lower.get(column).copied().unwrap_or(false))
                {
                    (true, true) => '█',
                    (true, false) => '▀',
                    (false, true) => '▄',
                    (false, false) => ' ',
                };
                (0..upper.len()).map(cell).collect::<String>()
            });
            glyphs.collect::<Vec<_>>().join(" ")
        })
        .collect()
}

/// The pixels of one row of a glyph; a colon keeps its middle column only.
fn pixels(c: char, row: usize) -> Vec<bool> {
    let bits = GLYPHS.iter().find(|(glyph, _)| *glyph == c).map_or(0, |(_, rows)| rows[row]);
    let columns: &[u8] = if c == ':' { &[1] } else { &[2, 1, 0] };
    columns.iter().map(|shift| bits >> shift & 1 == 1).collect()
}

#[cfg(test)]
mod tests {
    use super::{large, small};

    #[test]
    fn digits_are_drawn_pixel_by_pixel() {
        assert_eq!(small("2:4"), ["▀▀█ ▄ █ █", "█▀▀ ▄ ▀▀█", "▀▀▀     ▀"]);
        assert_eq!(large("1")[0], "  ██  ");
        let widths: Vec<_> = large("12:34").iter().map(|row| row.chars().count()).collect();
        assert_eq!(widths, [4 * 6 + 2 + 4 * 2; 5]);
    }
}
