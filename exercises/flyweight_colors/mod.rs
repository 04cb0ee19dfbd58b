//! flyweight-colors: pixels share the colours of a palette, and repainting one
//! changes which colour it refers to.

mod inline;
mod naive;
mod optimized;
mod shared;

use std::collections::BTreeSet;

use protocol::random::Random;
use protocol::{Finding, FindingTable, Headline, Scale};

use crate::harness::{
    Edges, Exercise, KnobSpec, Source, Values, Variant, finding, grown, layout,
};

/// A colour. Colours are ordered by red, then green, then blue, then alpha.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Color {
    /// The red of it.
    pub red: u16,
    /// The green of it.
    pub green: u16,
    /// The blue of it.
    pub blue: u16,
    /// Opacity: from 0, which shows all that is below, to 65,535.
    pub alpha: u16,
}

impl Color {
    /// Adds up the differences of all four.
    pub fn distance(&self, other: &Self) -> u64 {
        let channels = self.channels().into_iter().zip(other.channels());
        channels.map(|(a, b)| u64::from(a.abs_diff(b))).sum()
    }

    fn channels(self) -> [u16; 4] {
        [self.red, self.green, self.blue, self.alpha]
    }

    fn of([red, green, blue, alpha]: [u16; 4]) -> Self {
        Self { red, green, blue, alpha }
    }
}

/// A pixel that somebody paints.
pub struct Stroke {
    /// The number of the pixel, from 0.
    pub pixel: usize,
    /// Its colour from now on.
    pub color: Color,
}

/// The picture, and what is painted on it.
pub struct Case {
    /// The colours of all pixels, in their order. Each can be taken once.
    pub pixels: Source<Color>,
    palette: Vec<Color>,
    strokes: Source<Stroke>,
    count: usize,
}

impl Case {
    /// The colours that occur in the picture and in strokes, sorted, each
    /// once: a list of the caller's own.
    pub fn palette(&self) -> Vec<Color> {
        self.palette.clone()
    }

    /// What is painted, one stroke after the other.
    ///
    /// # Panics
    ///
    /// If pixels are still to come: people paint on a whole picture.
    #[track_caller]
    pub fn strokes(&self) -> impl Iterator<Item = Stroke> {
        self.pixels.require_all_taken("the first stroke", "pixels");
        self.strokes.iter()
    }
}

/// The distances from the old colours to the new, added up over all strokes.
pub type Answer = u64;

/// The exercise.
pub struct FlyweightColors;

fn channel(random: &mut Random) -> u16 {
    u16::try_from(random.below(1 << u16::BITS))
        .expect("the number is below the limit")
}

/// So many different colours, sorted. Every second one differs from another
/// in one channel alone, so that no three channels tell all of them apart.
fn palette(random: &mut Random, count: usize) -> Vec<Color> {
    let mut drawn = Vec::with_capacity(count);
    let mut known = BTreeSet::new();
    while drawn.len() < count {
        let mut channels = [(); 4].map(|()| channel(random));
        if drawn.len() % 2 == 1 {
            let other: &Color = &drawn[random.index(drawn.len())];
            let changed = random.index(channels.len());
            let new = channels[changed];
            channels = other.channels();
            channels[changed] = new;
        }
        let color = Color::of(channels);
        if known.insert(color) {
            drawn.push(color);
        }
    }
    drawn.sort_unstable();
    drawn
}

impl Exercise for FlyweightColors {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "flyweight-colors";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "pixels",
            label: "Pixels",
            default: 100_000,
            min: 0,
            max: 1_000_000,
            scale: Scale::Logarithmic,
            sweep: &[10, 100, 1_000, 10_000, 100_000, 500_000],
        },
        KnobSpec {
            name: "colors",
            label: "Colours in the palette",
            default: 4_096,
            min: 1,
            max: 65_536,
            scale: Scale::Logarithmic,
            sweep: &[1, 16, 256, 4_096, 16_384, 65_536],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "inline", solve: inline::solve },
        Variant { name: "shared", solve: shared::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("pixels", 0)],
        &[("pixels", 1), ("colors", 1)],
        &[("pixels", 2), ("colors", 2)],
        &[("pixels", 3)],
        &[("pixels", 1_023), ("colors", 256)],
        &[("pixels", 1_025), ("colors", 257)],
        // The table of a map has just doubled.
        &[("pixels", 5), ("colors", 3_585)],
        &[("pixels", 70_000), ("colors", 65_536)],
    ];

    fn case(values: &Values) -> Case {
        let count = values.count("pixels");
        let mut random = values.random();
        let palette = palette(&mut random, values.count("colors"));
        let colors = palette.clone();
        let pixels = Source::new(random, count, move |random| {
            colors[random.index(colors.len())]
        });
        let colors = palette.clone();
        let strokes =
            Source::new(values.random_of_exercise(), count, move |random| {
                let pixel = random.index(count);
                Stroke { pixel, color: colors[random.index(colors.len())] }
            });
        Case { pixels, palette, strokes, count }
    }

    fn floor(case: &Case) -> u64 {
        // The bits that tell a colour from the others.
        let bits = case.palette.len().checked_ilog2().unwrap_or(0);
        case.count as u64 * u64::from(bits) / 8
    }

    fn budget(case: &Case) -> u64 {
        // An address for each pixel, of a `u32` as in WebAssembly, in a list
        // that grows by doubling; but no colour, even without a block of its
        // own. And for each colour of the palette its block with two counts,
        // and an entry of a table that doubles.
        grown::<u32>(case.count) + 64 * case.palette.len() as u64 + (1 << 10)
    }

    fn pictures(variant: &str, _case: &Case) -> Vec<Finding> {
        if variant != "naive" {
            return Vec::new();
        }
        let color = layout!(
            Color as "Color";
            red: u16, green: u16, blue: u16, alpha: u16,
        );
        let table = FindingTable::Layouts(vec![color]);
        vec![finding("A colour, in a block of its own", table)]
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use protocol::random::Random;

    use super::{Color, palette};

    #[test]
    fn a_palette_has_as_many_different_colours_as_it_should_sorted() {
        for count in [1, 2, 257, 65_536] {
            let palette = palette(&mut Random::new(1), count);
            assert_eq!(palette.len(), count);
            assert!(palette.is_sorted_by(|a, b| a < b));
        }
    }

    #[test]
    fn no_three_channels_tell_all_colours_apart() {
        let palette = palette(&mut Random::new(1), 4_096);
        for without in 0..4 {
            let different: BTreeSet<Color> = palette
                .iter()
                .map(|color| {
                    let mut channels = color.channels();
                    channels[without] = 0;
                    Color::of(channels)
                })
                .collect();
            assert!(different.len() < 4_000, "without channel {without}");
        }
    }

    #[test]
    fn the_distance_of_two_colours_counts_each_channel() {
        let grey = Color::of([1_000; 4]);
        for channel in 0..4 {
            for other in [0, 65_535] {
                let mut channels = grey.channels();
                channels[channel] = other;
                let other_color = Color::of(channels);
                let expected = u64::from(other.abs_diff(1_000));
                assert_eq!(grey.distance(&other_color), expected);
            }
        }
    }
}
