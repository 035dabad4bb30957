//! The 21 numbers of FSRS-6.

/// How many weights there are.
pub const COUNT: usize = 21;

/// Weights within their bounds, with what follows from them alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    w: [f64; COUNT],
    factor: f64,
    growth: f64,
    easiest: f64,
}

/// Why numbers cannot be weights.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum BadWeights {
    /// There are too many or too few.
    #[error("FSRS has 17, 19 or 21 weights, and here are {0}")]
    Count(usize),
    /// One is not a number, or outside its bounds.
    #[error("weight {place} lies between {least} and {most}, and {value} does not")]
    Bounds {
        /// Which weight, counted from 0 as in `w0`.
        place: usize,
        /// The number, after older weights were brought to the present form.
        value: f64,
        /// The least it may be.
        least: f64,
        /// The most it may be.
        most: f64,
    },
}

/// The weights that suit most people, published with FSRS-6.
const DEFAULT: [f64; COUNT] = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614,
    0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];

/// What each weight may be.
const BOUNDS: [(f64, f64); COUNT] = [
    (0.001, 100.0),
    (0.001, 100.0),
    (0.001, 100.0),
    (0.001, 100.0),
    (1.0, 10.0),
    (0.001, 4.0),
    (0.001, 4.0),
    (0.001, 0.75),
    (0.0, 4.5),
    (0.0, 0.8),
    (0.001, 3.5),
    (0.001, 5.0),
    (0.001, 0.25),
    (0.001, 0.9),
    (0.0, 4.0),
    (0.0, 1.0),
    (1.0, 6.0),
    (0.0, 2.0),
    (0.0, 2.0),
    (0.0, 0.8),
    (0.1, 0.8),
];

impl Default for Weights {
    fn default() -> Self {
        Self::of(DEFAULT)
    }
}

impl Weights {
    /// Weights from 21 numbers, or from the 17 of FSRS-4 and 4.5 or the 19 of FSRS-5, which mean the same after.
    ///
    /// # Errors
    /// How many there must be, or the first that is out of bounds.
    pub fn new(numbers: &[f64]) -> Result<Self, BadWeights> {
        let w = migrated(numbers).ok_or(BadWeights::Count(numbers.len()))?;
        for (place, (value, (least, most))) in w.into_iter().zip(BOUNDS).enumerate() {
            if !(least..=most).contains(&value) {
                return Err(BadWeights::Bounds { place, value, least, most });
            }
        }
        Ok(Self::of(w))
    }

    /// The 21 numbers.
    pub fn numbers(&self) -> &[f64; COUNT] {
        &self.w
    }

    /// Weights from an optimiser: to four places, as weights are published, and within bounds. So machines whose
    /// arithmetic differs in the last digits come to the same plan. Nothing where one is not a number.
    pub(super) fn rounded(numbers: &[f32]) -> Option<Self> {
        let numbers: [f32; COUNT] = numbers.try_into().ok()?;
        if numbers.iter().any(|number| !number.is_finite()) {
            return None;
        }
        let mut w = numbers.map(|number| (f64::from(number) * 1e4).round() / 1e4);
        for (number, (least, most)) in w.iter_mut().zip(BOUNDS) {
            *number = number.clamp(least, most);
        }
        Some(Self::of(w))
    }

    /// Weights that lie so far between their bounds, each by a share of 0 to 1.
    #[cfg(test)]
    pub(super) fn between(shares: &[f64; COUNT]) -> Self {
        let mut w = *shares;
        for (number, (least, most)) in w.iter_mut().zip(BOUNDS) {
            *number = least + (most - least) * *number;
        }
        Self::of(w)
    }

    fn of(w: [f64; COUNT]) -> Self {
        let mut weights =
            Self { w, factor: 0.9_f64.powf(-1.0 / w[20]) - 1.0, growth: w[8].exp(), easiest: 0.0 };
        weights.easiest = weights.first_difficulty(4.0);
        weights
    }

    /// Weight `w<number>`, below 21.
    pub(super) fn w(&self, number: usize) -> f64 {
        self.w[number]
    }

    /// `0.9^(-1/w20) - 1`: makes recall after `S` days 0.9.
    pub(super) fn factor(&self) -> f64 {
        self.factor
    }

    /// `e^w8`.
    pub(super) fn growth(&self) -> f64 {
        self.growth
    }

    /// `D0(4)`, not clamped.
    pub(super) fn easiest(&self) -> f64 {
        self.easiest
    }
}

/// Older weights in the present form; nothing where their number fits no version.
fn migrated(numbers: &[f64]) -> Option<[f64; COUNT]> {
    let mut w = [0.0; COUNT];
    w.get_mut(..numbers.len())?.copy_from_slice(numbers);
    match numbers.len() {
        // The last weight bends the curve; until FSRS-5 it was always 0.5.
        17 => {
            w[4] += 2.0 * w[5];
            w[5] = (3.0 * w[5] + 1.0).ln() / 3.0;
            w[6] += 0.5;
            w[20] = 0.5;
        }
        19 => w[20] = 0.5,
        COUNT => {}
        _ => return None,
    }
    Some(w)
}

#[cfg(test)]
mod tests {
    use super::{BadWeights, DEFAULT, Weights};

    #[test]
    fn weights_have_their_number_and_their_bounds() {
        assert_eq!(Weights::new(&DEFAULT), Ok(Weights::default()));
        assert_eq!(Weights::new(&[0.5; 20]), Err(BadWeights::Count(20)));
        assert_eq!(Weights::new(&[0.5; 99]), Err(BadWeights::Count(99)));
        for (place, value) in [(0, 0.0), (3, 100.1), (7, 0.76), (12, f64::NAN), (20, 0.09)] {
            let mut w = DEFAULT;
            w[place] = value;
            let why = Weights::new(&w).expect_err("out of bounds").to_string();
            assert!(why.starts_with(&format!("weight {place} lies between ")), "{why}");
        }
    }

    #[test]
    fn older_weights_are_brought_to_the_present_form() {
        // The defaults of FSRS-4.5; what follows was computed apart, in Python.
        let old = [
            0.4872, 1.4003, 3.7145, 13.8206, 5.1618, 1.2298, 0.8975, 0.031, 1.6474, 0.1367, 1.0461, 2.1072,
            0.0793, 0.3246, 1.587, 0.2272, 2.8755,
        ];
        let new = Weights::new(&old).expect("migrated");
        let tail: Vec<f64> = [4, 5, 6, 17, 18, 19, 20].iter().map(|&number| new.numbers()[number]).collect();
        let expected = [7.6214, 0.515_101_547_501_499_4, 1.3975, 0.0, 0.0, 0.0, 0.5];
        assert!(tail.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-12), "{tail:?}");
        // With w20 = 0.5 the curve is that of FSRS-4.5: (1 + 19/81 t/S)^-0.5.
        assert!((new.factor() - 19.0 / 81.0).abs() < 1e-12);
        let five = Weights::new(&DEFAULT[..19]).expect("19 weights");
        assert_eq!(five.numbers()[..19], DEFAULT[..19]);
        assert_eq!(five.numbers()[19..], [0.0, 0.5]);
    }
}
