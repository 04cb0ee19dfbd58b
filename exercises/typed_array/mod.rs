//! typed-array: numbers side by side instead of an object each.

mod naive;
mod optimized;

use protocol::{Finding, FindingTable, Headline, Layout, Scale};

use crate::harness::{
    Edges, Exercise, KnobSpec, Values, Variant, field, finding, layout,
    layout_of,
};
use naive::{Float, Type};

/// How many numbers to keep.
pub struct Case {
    /// How many numbers there are: 0, a half, 1 and so on.
    pub numbers: u32,
}

/// The sum of all numbers. Exact: every partial sum is a multiple of 1/2 below
/// 2^52.
pub type Answer = f64;

/// The exercise.
pub struct TypedArray;

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
fn number() -> Vec<Layout> {
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
    ];

    fn case(values: &Values) -> Case {
        Case { numbers: values.count("numbers") }
    }

    fn floor(case: &Case) -> u64 {
        u64::from(case.numbers) * size_of::<f64>() as u64
    }

    fn budget(case: &Case) -> u64 {
        // A Vec that grows by doubling, from its least room of four numbers.
        // At the default that is less than an address a number more.
        let room = u64::from(case.numbers).next_power_of_two().max(4);
        room * size_of::<f64>() as u64
    }

    fn pictures(variant: &str, _case: &Case) -> Vec<Finding> {
        let (title, layouts) = match variant {
            "naive" => ("A number as an object", object()),
            "optimized" => ("A number by itself", number()),
            _ => return Vec::new(),
        };
        vec![finding(title, FindingTable::Layouts(layouts))]
    }
}

#[cfg(test)]
mod tests {
    use super::{Case, Exercise, FindingTable, TypedArray, naive, optimized};

    const POINTER: u64 = size_of::<usize>() as u64;

    #[test]
    fn both_give_the_closed_form_of_the_sum() {
        for numbers in [0, 1, 2, 7, 1_023, 2_000_000] {
            let case = Case { numbers };
            let n = f64::from(numbers);
            let expected =
                if numbers == 0 { 0.0 } else { n * (n - 1.0) / 4.0 };
            let answers = [naive::solve(&case), optimized::solve(&case)];
            assert_eq!(answers.map(f64::to_bits), [expected.to_bits(); 2]);
        }
    }

    /// 16 bytes where an address has 4, 24 where it has 8.
    #[test]
    fn an_object_is_two_words_of_header_and_the_number() {
        let layouts = pictured("naive");
        let [entry, object] = &layouts[..] else { panic!("{layouts:?}") };
        assert_eq!(entry.size, POINTER);
        assert_eq!(object.size, 2 * POINTER + 8);
        let offsets = object.fields.iter().map(|field| field.offset);
        assert!(offsets.eq([0, POINTER, 2 * POINTER]), "{object:?}");
    }

    #[test]
    fn no_byte_of_a_picture_is_padding() {
        for variant in ["naive", "optimized"] {
            for layout in pictured(variant) {
                let of_fields: u64 =
                    layout.fields.iter().map(|field| field.size).sum();
                assert_eq!(of_fields, layout.size, "{layout:?}");
            }
        }
    }

    fn pictured(variant: &str) -> Vec<protocol::Layout> {
        let findings = TypedArray::pictures(variant, &Case { numbers: 1 });
        match &findings[..] {
            [finding] => match &finding.table {
                FindingTable::Layouts(layouts) => layouts.clone(),
                other => panic!("{other:?}"),
            },
            other => panic!("{other:?}"),
        }
    }
}
