//! typed-array: numbers side by side instead of an object each.

mod naive;
mod optimized;

use protocol::random::Random;
use protocol::{Finding, FindingTable, Headline, Layout, Scale};

use crate::harness::{
    Edges, Exercise, KnobSpec, Source, Values, Variant, field, finding, grown,
    layout, layout_of,
};
use naive::{Float, Type};

/// The numbers to keep.
pub struct Case {
    /// The numbers. Each can be taken once.
    pub numbers: Source<f64>,
    target: f64,
    count: usize,
}

impl Case {
    /// The number that all others are measured from.
    ///
    /// # Panics
    ///
    /// If numbers are still to come: it is known after the last one.
    #[track_caller]
    pub fn target(&self) -> f64 {
        self.numbers.require_all_taken("the target", "numbers");
        self.target
    }
}

/// The distances of all numbers from the target, added up. Exact: every
/// partial sum is a multiple of 1/8 below 2^46.
pub type Answer = f64;

/// The exercise.
pub struct TypedArray;

/// A number is one of so many multiples of 1/8: too many for an `f32`.
const NUMBERS: u32 = 1 << 28;

fn number(random: &mut Random) -> f64 {
    f64::from(random.below_u32(NUMBERS)) / 8.0
}

/// The two parts of a number that is an object: the entry in the list, and
/// what it points to.
fn object() -> Vec<Layout> {
    type Entry = Box<Float>;
    let address = field("address of a Float", 0, size_of::<Entry>());
    vec![
        layout_of::<Entry>("Box<Float>, in the list", vec![address]),
        layout!(
            Float as "Float, on the heap";
            references: usize, kind: &'static Type, value: f64
        ),
    ]
}

/// A number that is nothing else.
fn bare() -> Vec<Layout> {
    let value = field("value", 0, size_of::<f64>());
    vec![layout_of::<f64>("f64, in the list", vec![value])]
}

impl Exercise for TypedArray {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "typed-array";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[KnobSpec {
        name: "numbers",
        label: "Numbers",
        default: 100_000,
        min: 0,
        max: 2_000_000,
        scale: Scale::Logarithmic,
        sweep: &[10, 100, 1_000, 10_000, 100_000, 500_000],
    }];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("numbers", 0)],
        &[("numbers", 1)],
        &[("numbers", 2)],
        &[("numbers", 7)],
        &[("numbers", 1_023)],
        // A list that grew has no room to spare here, so a tag in each
        // element shows.
        &[("numbers", 4_096)],
    ];

    fn case(values: &Values) -> Case {
        let count = values.count("numbers");
        let numbers = Source::new(values.random(), count, number);
        let target = number(&mut values.random_of_exercise());
        Case { numbers, target, count }
    }

    fn floor(case: &Case) -> u64 {
        (case.count * size_of::<f64>()) as u64
    }

    fn budget(case: &Case) -> u64 {
        // A list that grows by doubling. At the default that is less than 3
        // bytes a number more.
        grown::<f64>(case.count) + (1 << 10)
    }

    fn most_allocations(case: &Case) -> Option<u64> {
        // A list that grows, or blocks of a hundred numbers, but none that a
        // few numbers share.
        Some((case.count / 100) as u64 + 32)
    }

    fn pictures(variant: &str, _case: &Case) -> Vec<Finding> {
        let (title, layouts) = match variant {
            "naive" => ("A number as an object", object()),
            "optimized" => ("A number by itself", bare()),
            _ => return Vec::new(),
        };
        vec![finding(title, FindingTable::Layouts(layouts))]
    }
}

#[cfg(test)]
mod tests {
    use super::{bare, object};

    const POINTER: u64 = size_of::<usize>() as u64;

    /// 16 bytes where an address has 4, 24 where it has 8.
    #[test]
    fn an_object_is_two_words_of_header_and_the_number() {
        let layouts = object();
        let [entry, object] = &layouts[..] else { panic!("{layouts:?}") };
        assert_eq!(entry.size, POINTER);
        assert_eq!(object.size, 2 * POINTER + 8);
        let offsets = object.fields.iter().map(|field| field.offset);
        assert!(offsets.eq([0, POINTER, 2 * POINTER]), "{object:?}");
    }

    #[test]
    fn the_sizes_that_the_prose_names_are_those_of_the_types() {
        assert_eq!(size_of::<Option<f64>>(), 16);
        assert_eq!(size_of::<Box<f64>>() as u64, POINTER);
    }

    #[test]
    fn no_byte_of_a_picture_is_padding() {
        for layout in object().iter().chain(&bare()) {
            let of_fields: u64 =
                layout.fields.iter().map(|field| field.size).sum();
            assert_eq!(of_fields, layout.size, "{layout:?}");
        }
    }
}
