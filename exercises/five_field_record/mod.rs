//! five-field-record: slots once more, with five numbers of unequal size and
//! the padding between them.

mod declared;
mod naive;
mod optimized;

use protocol::{Finding, FindingTable, Headline, Scale};

use crate::harness::{
    Edges, Exercise, KnobSpec, Numbers, Values, Variant, cell, finding, layout,
};

/// How many records to keep.
pub struct Case {
    /// The records are made from 0, 1, … below this number.
    pub records: u32,
}

/// The sum of all numbers of all records. Exact: every partial sum is a
/// multiple of 1/2 below 2^50.
pub type Answer = f64;

/// The exercise.
pub struct FiveFieldRecord;

/// How the five fields of a struct lie.
macro_rules! record {
    ($record:ty, $name:literal) => {
        layout!(
            $record as $name;
            id: u32, time: f64, temperature: f32, pressure: f32, humidity: u8
        )
    };
}

/// What a list of records holds for one of them, and what that one has on the
/// heap besides.
fn sizes<R>(make: fn(u32) -> R) -> (u64, u64) {
    let (_, heap) = meter::measure(|| make(0));
    (size_of::<R>() as u64, heap.peak.unsigned_abs())
}

fn table((in_list, heap): (u64, u64), records: u32) -> Finding {
    let row = |of: u64| {
        [in_list, heap, in_list + heap].map(|bytes| cell(bytes * of))
    };
    let columns = ["in the list", "in a block of its own", "together"];
    let table = Numbers::new("records", columns)
        .row("one", row(1))
        .row("all", row(u64::from(records)));
    table.titled("Bytes of one record and of all")
}

impl Exercise for FiveFieldRecord {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "five-field-record";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[KnobSpec {
        name: "records",
        label: "Records",
        default: 200_000,
        min: 0,
        max: 1_000_000,
        scale: Scale::Logarithmic,
        sweep: &[10, 100, 1_000, 10_000, 50_000, 200_000],
    }];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "declared", solve: declared::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("records", 0)],
        &[("records", 1)],
        &[("records", 2)],
        &[("records", 7)],
        &[("records", 1_023)],
    ];

    fn pictures(variant: &str, case: &Case) -> Vec<Finding> {
        let (sizes, layout) = match variant {
            "naive" => (sizes(naive::record), None),
            "declared" => (
                sizes(declared::record),
                Some(record!(declared::Record, "Record, as declared")),
            ),
            "optimized" => (
                sizes(optimized::record),
                Some(record!(optimized::Record, "Record")),
            ),
            _ => return Vec::new(),
        };
        let picture = layout.map(|layout| {
            let layouts = FindingTable::Layouts(vec![layout]);
            finding("The bytes of one record", layouts)
        });
        std::iter::once(table(sizes, case.records)).chain(picture).collect()
    }

    fn case(values: &Values) -> Case {
        Case { records: values.count("records") }
    }

    fn floor(case: &Case) -> u64 {
        let record = size_of::<u32>()
            + size_of::<f64>()
            + 2 * size_of::<f32>()
            + size_of::<u8>();
        u64::from(case.records) * record as u64
    }

    fn budget(case: &Case) -> u64 {
        // 24 bytes a record in a list that grows by doubling, from its least
        // room of four. At the default that is less than the 32 as declared.
        let room = u64::from(case.records).next_power_of_two().max(4);
        room * size_of::<optimized::Record>() as u64
    }
}

#[cfg(test)]
mod tests {
    use protocol::Layout;

    use super::*;

    fn pictured(variant: &str) -> Layout {
        let findings =
            FiveFieldRecord::pictures(variant, &Case { records: 1 });
        let layouts = findings.into_iter().find_map(|finding| {
            if let FindingTable::Layouts(layouts) = finding.table {
                layouts.into_iter().next()
            } else {
                None
            }
        });
        layouts.expect("a struct has a layout")
    }

    #[test]
    fn the_fields_of_a_layout_never_overlap_and_fit() {
        for variant in ["declared", "optimized"] {
            let layout = pictured(variant);
            let mut end = 0;
            for field in &layout.fields {
                assert!(field.offset >= end, "{variant}: {layout:?}");
                end = field.offset + field.size;
            }
            assert!(end <= layout.size, "{variant}: {layout:?}");
        }
    }

    #[test]
    fn in_the_order_of_the_compiler_less_is_padding() {
        let padding = |variant| {
            let layout = pictured(variant);
            let used: u64 = layout.fields.iter().map(|field| field.size).sum();
            layout.size - used
        };
        assert_eq!(padding("declared"), 11);
        assert_eq!(padding("optimized"), 3);
    }
}
