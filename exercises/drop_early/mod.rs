//! drop-early: each picture goes as soon as the next one is made.

mod dropped;
mod naive;
mod optimized;

use std::fmt;

use protocol::random::Random;
use protocol::{Headline, Scale};

use crate::harness::{
    Edges, Exercise, KnobSpec, Source, Values, Variant, grown,
};

/// A picture to be scanned.
pub struct Case {
    /// The brightness of each pixel. Each can be taken once.
    scanner: Source<u16>,
    width: usize,
    height: usize,
}

impl Case {
    /// The picture as it comes from the scanner.
    ///
    /// # Panics
    ///
    /// If it was scanned before.
    #[track_caller]
    pub fn scan(&self) -> Picture {
        let Self { ref scanner, width, height } = *self;
        assert!(
            scanner.left() == width * height,
            "the picture can be scanned once: the scanner does not keep it"
        );
        Picture { width, height, pixels: scanner.iter().collect() }
    }
}

/// A picture in shades of grey.
#[derive(Clone, PartialEq)]
pub struct Picture {
    /// The pixels of a row.
    pub width: usize,
    /// The rows.
    pub height: usize,
    /// The brightness of each pixel, row after row.
    pub pixels: Vec<u16>,
}

impl Picture {
    /// A picture that was turned to the right by a quarter.
    #[must_use]
    pub fn turned(&self) -> Self {
        let Self { width, height, ref pixels } = *self;
        let place = |at| (height - 1 - at % height) * width + at / height;
        let pixels = (0..pixels.len()).map(|at| pixels[place(at)]).collect();
        Self { width: height, height: width, pixels }
    }

    /// A picture whose every pixel is the mean of five: itself and its four
    /// neighbours. Beyond the edge, the pixel itself counts again.
    #[must_use]
    pub fn smoothed(&self) -> Self {
        let Self { width, height, ref pixels } = *self;
        let mean = |at: usize| {
            let [x, y] = [at % width, at / width];
            let neighbours = [
                at,
                if x > 0 { at - 1 } else { at },
                if x + 1 < width { at + 1 } else { at },
                if y > 0 { at - width } else { at },
                if y + 1 < height { at + width } else { at },
            ];
            let sum: u32 =
                neighbours.iter().map(|&at| u32::from(pixels[at])).sum();
            shade((sum / 5).into())
        };
        let pixels = (0..pixels.len()).map(mean).collect();
        Self { width, height, pixels }
    }

    /// The brightness of the darkest pixel and of the brightest; 0 and 0 if
    /// there are none.
    pub fn range(&self) -> (u16, u16) {
        let darkest = self.pixels.iter().min();
        let brightest = self.pixels.iter().max();
        (
            darkest.copied().unwrap_or_default(),
            brightest.copied().unwrap_or_default(),
        )
    }

    /// A picture whose darkest pixel is as dark as the first number says, the
    /// brightest as bright as the second, and the others in proportion.
    #[must_use]
    pub fn stretched(&self, (darkest, brightest): (u16, u16)) -> Self {
        let (from, to) = self.range();
        let [old, new] = [[from, to], [darkest, brightest]]
            .map(|[low, high]| u64::from(high.saturating_sub(low)));
        let stretch = |&pixel: &u16| {
            let above = u64::from(pixel - from) * new / old.max(1);
            darkest + shade(above)
        };
        Self { pixels: self.pixels.iter().map(stretch).collect(), ..*self }
    }
}

/// A brightness that is known to have 16 bits.
fn shade(number: u64) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

impl fmt::Display for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A sum that depends on the order.
        let step = |sum: u64, pixel: &u16| {
            sum.wrapping_mul(31).wrapping_add(u64::from(*pixel))
        };
        let Self { width, height, pixels } = self;
        let checksum = pixels.iter().fold(0, step);
        write!(f, "{width} × {height} pixels with the checksum {checksum}")
    }
}

/// The picture after all steps.
pub type Answer = Picture;

/// The exercise.
pub struct DropEarly;

impl Exercise for DropEarly {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "drop-early";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "width",
            label: "Pixels in a row",
            default: 400,
            min: 1,
            max: 1_000,
            scale: Scale::Logarithmic,
            sweep: &[1, 10, 30, 100, 300, 1_000],
        },
        KnobSpec {
            name: "height",
            label: "Rows",
            default: 300,
            min: 0,
            max: 1_000,
            scale: Scale::Logarithmic,
            sweep: &[1, 10, 30, 100, 300, 1_000],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "dropped", solve: dropped::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("height", 0)],
        &[("width", 1), ("height", 1)],
        &[("width", 1), ("height", 7)],
        &[("width", 7), ("height", 1)],
        &[("width", 33), ("height", 31)],
        &[("width", 256), ("height", 256)],
    ];

    fn case(values: &Values) -> Case {
        let [width, height] =
            ["width", "height"].map(|knob| values.count(knob));
        // A scan is neither quite black nor quite white.
        let pixel =
            |random: &mut Random| shade(random.below(SHADES) + DARKEST);
        let scanner = Source::new(values.random(), width * height, pixel);
        Case { scanner, width, height }
    }

    fn floor(case: &Case) -> u64 {
        // The answer.
        (case.width * case.height * size_of::<u16>()) as u64
    }

    fn budget(case: &Case) -> u64 {
        // Two pictures at once, but not three. Who writes a step anew may push
        // the pixels one by one.
        let pixels = case.width * case.height;
        let two_and_a_half = (pixels * size_of::<u16>() * 5 / 2) as u64;
        two_and_a_half.max(2 * grown::<u16>(pixels)) + (1 << 10)
    }
}

/// No pixel of a scan is darker than this.
const DARKEST: u64 = 1_000;
/// A pixel of a scan is one of so many shades.
const SHADES: u64 = 50_000;

#[cfg(test)]
mod tests {
    use super::{Case, Picture};
    use crate::harness::Source;
    use protocol::random::Random;

    fn picture(width: usize, pixels: &[u16]) -> Picture {
        let height = pixels.len() / width;
        Picture { width, height, pixels: pixels.to_vec() }
    }

    #[test]
    fn a_quarter_turn_makes_the_first_column_the_first_row() {
        let turned = picture(3, &[1, 2, 3, 4, 5, 6]).turned();
        assert_eq!([turned.width, turned.height], [2, 3]);
        assert_eq!(turned.pixels, [4, 1, 5, 2, 6, 3]);
    }

    #[test]
    fn four_quarter_turns_are_none() {
        let first = picture(3, &[1, 2, 3, 4, 5, 6]);
        let last = first.turned().turned().turned().turned();
        assert!(last == first);
    }

    #[test]
    fn a_pixel_becomes_the_mean_of_five() {
        let smoothed = picture(3, &[0, 10, 0, 20, 50, 30, 0, 40, 0]);
        let smoothed = smoothed.smoothed().pixels;
        assert_eq!(smoothed[4], 30);
        // Twice itself, for the two that lie beyond the corner.
        assert_eq!(smoothed[0], 6);
    }

    #[test]
    fn stretching_sets_the_darkest_and_the_brightest() {
        let picture = picture(1, &[100, 150, 200]);
        assert_eq!(picture.range(), (100, 200));
        assert_eq!(picture.stretched((0, 1_000)).pixels, [0, 500, 1_000]);
        assert_eq!(picture.stretched((7, 7)).pixels, [7, 7, 7]);
        let all = picture.stretched((0, u16::MAX));
        assert_eq!(all.range(), (0, u16::MAX));
    }

    #[test]
    fn a_picture_of_one_shade_becomes_as_dark_as_is_asked() {
        assert_eq!(picture(2, &[9, 9]).stretched((3, 8)).pixels, [3, 3]);
    }

    #[test]
    fn a_picture_without_pixels_goes_through_all_steps() {
        let empty = Picture { width: 5, height: 0, pixels: Vec::new() };
        let last = empty.turned().smoothed().stretched(empty.range());
        assert_eq!([last.width, last.height], [0, 5]);
    }

    #[test]
    #[should_panic(expected = "can be scanned once")]
    fn a_second_scan_is_told() {
        let scanner = Source::new(Random::new(1), 6, |_| 0);
        let case = Case { scanner, width: 3, height: 2 };
        case.scan();
        case.scan();
    }
}
