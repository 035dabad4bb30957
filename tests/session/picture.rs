//! A screen as an SVG for the README: words as text, each in its place, and lines and blocks as shapes, so that the
//! columns line up in any font.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use starl::ui::text::width;

/// A cell in pixels. A letter of most fonts is six tenths of its size wide: 9 of 15.
const CELL: (u16, u16) = (9, 20);
const FONT: &str = "font-family=\"ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace\" font-size=\"15\"";
/// Pixels around the screen.
const MARGIN: u16 = 14;
const DARK: &str = "#14171c";
const LIGHT: &str = "#d9dde4";

/// Compares the screen with the picture of this name in `docs`. `INSTA_UPDATE=always` writes it, as it does all pictures.
pub(crate) fn check(name: &str, title: &str, screen: &Buffer) -> Result<(), String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name).with_extension("svg");
    let drawn = svg(title, screen);
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        return fs::write(&path, drawn).map_err(|why| format!("{}: {why}", path.display()));
    }
    match fs::read_to_string(&path) {
        Ok(there) if there == drawn => Ok(()),
        _ => Err(format!("docs/{name}.svg isn't this screen; INSTA_UPDATE=always draws it again")),
    }
}

fn svg(title: &str, screen: &Buffer) -> String {
    let (wide, high) = (screen.area.width * CELL.0 + 2 * MARGIN, screen.area.height * CELL.1 + 2 * MARGIN);
    let mut words = String::new();
    let mut shapes: BTreeMap<String, String> = BTreeMap::new();
    for run in (0..screen.area.height).flat_map(|y| runs(screen, y)) {
        if let Some(ground) = &run.ground {
            run.add_boxes(&[[0, 0, CELL.0, CELL.1]], shapes.entry(format!("fill=\"{ground}\"")).or_default());
        }
        let boxes = boxes(run.text.chars().next().unwrap_or(' '));
        if boxes.is_empty() {
            run.add_words(&mut words);
        } else {
            run.add_boxes(&boxes, shapes.entry(run.ink.clone()).or_default());
        }
    }
    let shapes =
        shapes.iter().fold(String::new(), |all, (ink, d)| all + &format!("<path {ink} d=\"{d}\"/>\n"));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{wide}\" height=\"{high}\" viewBox=\"0 0 {wide} {high}\" role=\"img\" {FONT}>\n\
         <title>{}</title>\n\
         <rect x=\".5\" y=\".5\" width=\"{}\" height=\"{}\" rx=\"8\" fill=\"{DARK}\" stroke=\"#3d444f\"/>\n\
         <g transform=\"translate({MARGIN} {MARGIN})\">\n{shapes}{words}</g>\n</svg>\n",
        escaped(title),
        wide - 1,
        high - 1,
    )
}

/// Equal cells side by side: a word, or one sign over and over.
struct Run {
    x: u16,
    y: u16,
    cells: u16,
    text: String,
    /// Color, weight and opacity, as attributes.
    ink: String,
    /// The color behind, where it isn't that of the screen.
    ground: Option<String>,
}

impl Run {
    fn add_words(&self, svg: &mut String) {
        if self.text.trim().is_empty() {
            return;
        }
        let (x, y, long) = (self.x * CELL.0, self.y * CELL.1 + 15, width(&self.text) as u16 * CELL.0);
        let text = escaped(&self.text);
        let _ = writeln!(svg, "<text x=\"{x}\" y=\"{y}\" textLength=\"{long}\" {}>{text}</text>", self.ink);
    }

    /// Adds the boxes of each cell to a path; those that fill the width of a cell become one.
    fn add_boxes(&self, boxes: &[[u16; 4]], path: &mut String) {
        for &[x, y, wide, high] in boxes {
            let is_full = wide == CELL.0;
            let (times, wide) = if is_full { (1, wide * self.cells) } else { (self.cells, wide) };
            for cell in self.x..self.x + times {
                let (x, y) = (cell * CELL.0 + x, self.y * CELL.1 + y);
                let _ = write!(path, "M{x} {y}h{wide}v{high}h-{wide}z");
            }
        }
    }
}

fn runs(screen: &Buffer, y: u16) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for x in 0..screen.area.width {
        let cell = &screen[(x, y)];
        let symbol = cell.symbol();
        let (ink, ground) = colors(cell);
        match runs.last_mut() {
            Some(run) if run.ink == ink && run.ground == ground && goes_with(&run.text, symbol) => {
                run.text.push_str(symbol);
                run.cells += 1;
            }
            _ => runs.push(Run { x, y, cells: 1, text: symbol.to_owned(), ink, ground }),
        }
    }
    runs
}

/// Whether a cell belongs to the run before it.
fn goes_with(text: &str, symbol: &str) -> bool {
    let is_word = |text: &str| text.chars().all(|c| c.is_ascii_graphic());
    text.ends_with(symbol) && (text.starts_with(symbol) || is_word(text)) || is_word(text) && is_word(symbol)
}

/// The attributes of what is drawn in a cell, and the color behind it.
fn colors(cell: &Cell) -> (String, Option<String>) {
    let (mut ink, mut ground) = (color(cell.fg), color(cell.bg));
    let has = |modifier| cell.modifier.contains(modifier);
    if has(Modifier::REVERSED) {
        (ink, ground) = (ground.or(Some(DARK.to_owned())), ink.or(Some(LIGHT.to_owned())));
    }
    let mut attributes = format!("fill=\"{}\"", ink.as_deref().unwrap_or(LIGHT));
    for (wanted, attribute) in [
        (has(Modifier::BOLD), " font-weight=\"bold\""),
        (has(Modifier::UNDERLINED), " text-decoration=\"underline\""),
        (cell.symbol() == "▒", " opacity=\".25\""),
        (has(Modifier::DIM) && cell.symbol() != "▒", " opacity=\".6\""),
    ] {
        if wanted {
            attributes.push_str(attribute);
        }
    }
    (attributes, ground)
}

/// A color as a dark terminal shows it; nothing where the terminal's own is meant.
fn color(color: Color) -> Option<String> {
    let shown = match color {
        Color::Cyan => "#5ccfe6",
        Color::Green => "#8fce6a",
        Color::Yellow => "#f2c14e",
        Color::Red => "#ff7b72",
        Color::Rgb(red, green, blue) => return Some(format!("#{red:02x}{green:02x}{blue:02x}")),
        _ => return None,
    };
    Some(shown.to_owned())
}

/// Lines and blocks as boxes inside a cell: left, top, width, height. Empty for what is written.
fn boxes(sign: char) -> Vec<[u16; 4]> {
    let (wide, high) = CELL;
    let (upright, thin) = ([4, 0, 1, high], [0, 10, wide, 1]);
    match sign {
        '─' => vec![thin],
        '━' => vec![[0, 9, wide, 3]],
        '│' => vec![upright],
        '┊' => vec![[4, 1, 1, 4], [4, 8, 1, 4], [4, 15, 1, 4]],
        '┿' => vec![[0, 9, wide, 3], upright],
        '├' => vec![upright, [5, 10, 4, 1]],
        '┤' => vec![[0, 10, 4, 1], upright],
        '▀' => vec![[0, 0, wide, high / 2]],
        '▌' => vec![[0, 0, 4, high]],
        '▒' => vec![[0, 0, wide, high]],
        '▁'..='█' => {
            let part = high * (sign as u16 - '▁' as u16 + 1) / 8;
            vec![[0, high - part, wide, part]]
        }
        _ => Vec::new(),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
