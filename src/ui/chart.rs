//! Small charts of letters: bars in a line, and points against a band.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::symbols::Marker;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;
use ratatui::widgets::canvas::{Canvas, Points};

use crate::ui::theme::Role;

/// Bars from the lowest to the highest.
const BARS: [char; 7] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇'];

/// Shades the band.
const SHADE: char = '░';
/// A point inside the band.
const INSIDE: char = '●';
/// A point outside of it.
const OUTSIDE: char = '○';

/// A bar for each value, the highest for `most`; a dot for nothing.
pub fn bars(values: impl IntoIterator<Item = usize>, most: usize) -> String {
    let bar = |value: usize| match value {
        0 => '·',
        value => BARS[((value * BARS.len()).div_ceil(most.max(1)) - 1).min(BARS.len() - 1)],
    };
    values.into_iter().map(bar).collect()
}

/// How much of something there is, as a bar of this many cells; a little of it is seen as well.
pub fn share(number: usize, of: usize, cells: usize, role: Role) -> [Span<'static>; 2] {
    let full = (number * cells / of.max(1)).max(usize::from(number > 0)).min(cells);
    [role.span("▇".repeat(full)), Role::Dim.span("░".repeat(cells - full))]
}

/// Points over a band, in the units of what they stand for.
#[derive(Debug, Clone, Copy)]
pub struct BandChart<'a> {
    /// The points; one that lies above or below is drawn at the edge.
    pub points: &'a [(f64, f64)],
    /// The leftmost and the rightmost value.
    pub across: [f64; 2],
    /// The lowest and the highest value.
    pub upwards: [f64; 2],
    /// Where the band starts and ends.
    pub band: [f64; 2],
}

impl<'a> BandChart<'a> {
    /// A chart from zero on to the last point, and as far beyond the band as they go: half as far as the band is wide at
    /// least, as far at most.
    pub fn of(points: &'a [(f64, f64)], band: [f64; 2]) -> Self {
        let [from, to] = band;
        let beyond = |far: f64| far.clamp((to - from) / 2.0, to - from);
        let right = points.iter().map(|(x, _)| *x).fold(1.0, f64::max);
        let low = points.iter().map(|(_, y)| *y).fold(from, f64::min);
        let high = points.iter().map(|(_, y)| *y).fold(to, f64::max);
        let upwards = [(from - beyond(from - low)).max(0.0), to + beyond(high - to)];
        Self { points, across: [0.0, right], upwards, band }
    }

    /// The chart in this many cells and lines.
    pub fn lines(&self, wide: u16, high: u16) -> Vec<Line<'static>> {
        let [from, to] = self.band;
        let [low, high_value] = self.upwards;
        let is_inside = |y: f64| (from..=to).contains(&y);
        let seen = |is: bool| -> Vec<(f64, f64)> {
            let points = self.points.iter().filter(|(_, y)| is_inside(*y) == is);
            points.map(|(x, y)| (*x, y.clamp(low, high_value))).collect()
        };
        let (inside, outside, shade) = (seen(true), seen(false), self.shade(wide, high));
        let area = Rect::new(0, 0, wide, high);
        let mut buffer = Buffer::empty(area);
        let plot = Canvas::default().x_bounds(self.across).y_bounds(self.upwards).paint(|plot| {
            for (coords, marker) in [(&shade, SHADE), (&inside, INSIDE), (&outside, OUTSIDE)] {
                plot.marker(Marker::Custom(marker));
                plot.draw(&Points { coords, ..Points::default() });
                plot.layer();
            }
        });
        plot.render(area, &mut buffer);
        (0..high).map(|y| line(&buffer, y)).collect()
    }

    /// The line of a chart of this height that shows a value, the highest first.
    pub fn row(&self, value: f64, high: u16) -> usize {
        let [low, top] = self.upwards;
        ((top - value) * f64::from(high.saturating_sub(1)) / (top - low)).round() as usize
    }

    /// A point in every cell of the band.
    fn shade(&self, wide: u16, high: u16) -> Vec<(f64, f64)> {
        let [[left, right], [low, top], [from, to]] = [self.across, self.upwards, self.band];
        let at = |cell: u16, cells: u16, from: f64, to: f64| {
            from + (to - from) * f64::from(cell) / f64::from(cells.saturating_sub(1).max(1))
        };
        let band = self.row(to, high)..=self.row(from, high);
        let rows = (0..high).filter(|row| band.contains(&usize::from(*row)));
        rows.flat_map(|row| (0..wide).map(move |x| (at(x, wide, left, right), at(row, high, top, low))))
            .collect()
    }
}

/// A row of the picture, in the roles of what it shows.
fn line(buffer: &Buffer, y: u16) -> Line<'static> {
    let cell = |x: u16| -> Span<'static> {
        let symbol = buffer[(x, y)].symbol().to_owned();
        let role = match symbol.chars().next() {
            Some(INSIDE) => Role::Good,
            Some(OUTSIDE) => Role::Warn,
            _ => Role::Dim,
        };
        role.span(symbol)
    };
    Line::from((0..buffer.area.width).map(cell).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::{BandChart, bars, share};
    use crate::ui::theme::Role;

    #[test]
    fn bars_are_as_high_as_their_share_of_the_most() {
        assert_eq!(bars([0, 1, 2, 3, 4, 5, 6, 7], 7), "·▁▂▃▄▅▆▇");
        assert_eq!(bars([1, 50, 100, 900], 100), "▁▄▇▇");
        assert_eq!(bars([0, 0], 0), "··");
    }

    #[test]
    fn a_chart_reaches_as_far_beyond_the_band_as_its_points() {
        let upwards = |lengths: [f64; 2]| {
            let chart = BandChart::of(&lengths.map(|y| (0.0, y)), [120.0, 180.0]).upwards;
            chart.map(|value| value.to_string())
        };
        assert_eq!(upwards([130.0, 170.0]), ["90", "210"]);
        assert_eq!(upwards([80.0, 220.0]), ["80", "220"]);
        assert_eq!(upwards([5.0, 900.0]), ["60", "240"], "far ones are drawn at the edge");
    }

    #[test]
    fn a_share_fills_its_part_of_the_cells_and_one_for_a_little() {
        let text = |number, of| share(number, of, 5, Role::Text).map(|it| it.content.into_owned()).concat();
        assert_eq!([text(2, 5), text(1, 50), text(0, 5), text(9, 5)], ["▇▇░░░", "▇░░░░", "░░░░░", "▇▇▇▇▇"]);
        assert_eq!(text(0, 0), "░░░░░");
    }

    #[test]
    fn points_stand_over_the_band_and_far_ones_at_the_edge() {
        let points = [(0.0, 25.0), (5.0, 35.0), (9.0, 99.0)];
        let chart =
            BandChart { points: &points, across: [0.0, 9.0], upwards: [0.0, 50.0], band: [20.0, 30.0] };
        let lines: Vec<String> = chart.lines(10, 6).iter().map(ToString::to_string).collect();
        assert_eq!(
            lines,
            ["         ○", "          ", "░░░░░○░░░░", "●░░░░░░░░░", "          ", "          "],
            "a line stands for ten: what lies just above the band differs by its mark"
        );
    }
}
